import { Frontier, type StoredTile, sameBytes, TileEdge, tilesForSize } from '@candour/ledger'
import { sql } from 'kysely'
import type { Trx } from '../database/tables.ts'
import { type Report, ROWS_AT_ONCE } from './check-finding.ts'

const HASH_BYTES = 32
/** Holds the place of a leaf that is gone, so that only the tiles above it differ. */
const nothing = new Uint8Array(HASH_BYTES)

/** Numbers that a superuser may have set to anything come as text: beyond 2^53 they would stop the check, not be found. */
type NumberedRow = {
  readonly idx: string
  readonly entry_id: string
  readonly xid: string | null
  readonly ord: string | null
  readonly hash: Buffer | null
}
type HeadRow = {
  readonly size: string
  readonly root: Buffer
  readonly last_xid: string
  readonly last_ord: string
}

const leavesAfter = async (trx: Trx, last: string | undefined): Promise<NumberedRow[]> => {
  const after = last === undefined ? sql`` : sql`where n.idx > ${last}::bigint`
  // Hashed by the database: a second reckoning beside the one over the chains.
  const { rows } = await sql<NumberedRow>`select n.idx::text, n.entry_id, l.xid::text, l.ord::text,
      sha256('\\x00'::bytea || l.envelope) as hash
    from ledger.leaf n left join ledger.leaf_in l using (entry_id) ${after} order by n.idx limit ${ROWS_AT_ONCE}`.execute(
    trx,
  )
  return rows
}

const differenceOf = (made: StoredTile, data: Uint8Array | undefined): string | undefined => {
  if (!data) return 'is missing'
  if (sameBytes(made.bytes, data)) return undefined
  if (data.length !== made.bytes.length) {
    return `has ${data.length / HASH_BYTES} hashes where ${made.width} belong`
  }
  const at = made.bytes.findIndex((byte, index) => byte !== data[index])
  return `hash ${Math.floor(at / HASH_BYTES)} is not the one that its leaves give`
}

const checkTiles = async (trx: Trx, made: readonly StoredTile[], report: Report): Promise<void> => {
  const { rows } = await sql<{ level: number; idx: number; data: Buffer }>`select level, idx, data from ledger.tile
    join unnest(${made.map(tile => tile.level)}::int[], ${made.map(tile => tile.index)}::bigint[]) as made (level, idx)
      using (level, idx)`.execute(trx)
  const stored = new Map(rows.map(row => [`${row.level}/${row.idx}`, row.data]))
  for (const tile of made) {
    const difference = differenceOf(tile, stored.get(`${tile.level}/${tile.index}`))
    if (difference) report('tile', `tile ${tile.index} of level ${tile.level}`, difference)
  }
}

/** Tiles that no tree of this size has. */
const checkNoMoreTiles = async (trx: Trx, size: number, report: Report): Promise<void> => {
  const levels = tilesForSize(size)
  const counts = levels.map(({ full, partialWidth }) => full + (partialWidth > 0 ? 1 : 0))
  const { rows } = await sql<{ level: number; idx: string }>`select t.level, t.idx::text from ledger.tile t
    left join unnest(${levels.map(({ level }) => level)}::int[], ${counts}::bigint[]) as made (level, count) using (level)
    where made.count is null or t.idx < 0 or t.idx >= made.count`.execute(trx)
  for (const { level, idx } of rows) report('tile', `tile ${idx} of level ${level}`, 'belongs to no tree of this size')
}

const checkHead = (head: HeadRow, tree: Frontier, last: NumberedRow | undefined, report: Report): void => {
  const subject = 'the numbered log'
  if (head.size !== String(tree.size))
    report('head', subject, `says size ${head.size}, ${tree.size} leaves are numbered`)
  else if (!sameBytes(head.root, tree.root())) report('head', subject, 'its root is not the one that the leaves give')
  if (head.last_xid !== (last?.xid ?? '0') || head.last_ord !== (last?.ord ?? '0')) {
    report('head', subject, 'does not say that its last leaf was the last to be numbered')
  }
}

/** Leaves that the sequencer has passed by: it reads on after its head and would never number them. */
const checkNoneLost = async (trx: Trx, report: Report): Promise<number> => {
  const { rows } = await sql<{ entry_id: string; lost: boolean }>`select l.entry_id,
      (l.xid, l.ord) <= (h.last_xid, h.last_ord) as lost
    from ledger.leaf_in l cross join ledger.head h
    where not exists (select from ledger.leaf n where n.entry_id = l.entry_id)`.execute(trx)
  const lost = rows.filter(row => row.lost)
  for (const { entry_id } of lost) report('lost leaf', `entry ${entry_id}`, 'has no number and would never get one')
  return rows.length - lost.length
}

/** Leaves are numbered in the order (xid, ord): that is what lets the sequencer forget everything before its head. */
const isAfter = (row: NumberedRow, before: NumberedRow): boolean => {
  const [xid, xidBefore] = [BigInt(row.xid ?? 0), BigInt(before.xid ?? 0)]
  return xid > xidBefore || (xid === xidBefore && BigInt(row.ord ?? 0) > BigInt(before.ord ?? 0))
}

/** The tree as the leaves give it, and its root at each size that a checkpoint states. */
export type DerivedTree = {
  readonly size: number
  readonly waiting: number
  readonly roots: ReadonlyMap<number, Uint8Array>
}

/** A tree that grows leaf by leaf, and keeps its root at the sizes that were asked for. */
class GrowingTree {
  readonly frontier = new Frontier()
  readonly edge = new TileEdge()
  readonly roots = new Map<number, Uint8Array>([[0, this.frontier.root()]])
  last: NumberedRow | undefined
  readonly #sizes: ReadonlySet<number>

  constructor(sizes: ReadonlySet<number>) {
    this.#sizes = sizes
  }

  get size(): number {
    return this.frontier.size
  }

  place(hash: Uint8Array): void {
    this.frontier.appendHash(hash)
    this.edge.append(hash)
    if (this.#sizes.has(this.size)) this.roots.set(this.size, this.frontier.root())
  }
}

const placeLeaf = (tree: GrowingTree, row: NumberedRow, mostNumbers: number, report: Report): void => {
  const index = Number(row.idx)
  if (index < tree.size || index >= mostNumbers) {
    report('numbering', `entry ${row.entry_id}`, `has number ${row.idx}, which the log does not have`)
    return
  }
  if (index > tree.size) report('numbering', `leaf ${tree.size}`, 'is missing')
  while (tree.size < index) tree.place(nothing)
  if (!row.hash) report('numbering', `leaf ${index}`, `numbers entry ${row.entry_id}, which has no leaf`)
  else if (tree.last && !isAfter(row, tree.last)) {
    report('numbering', `leaf ${index}`, 'was written before the leaf that is numbered before it')
  }
  tree.place(row.hash ?? nothing)
  tree.last = row.hash ? row : tree.last
}

const storedHead = async (trx: Trx): Promise<HeadRow & { readonly numbers: number }> => {
  const { rows } = await sql<HeadRow>`select size::text, root, last_xid::text, last_ord::text from ledger.head`.execute(
    trx,
  )
  const counted = await sql<{ count: number }>`select count(*) from ledger.leaf`.execute(trx)
  const head = rows[0] ?? { size: 'unknown', root: Buffer.alloc(0), last_xid: '', last_ord: '' }
  return { ...head, numbers: counted.rows[0]?.count ?? 0 }
}

/**
 * Numbers, tiles and head, made again from the envelopes alone.
 *
 * @param sizes of the checkpoints, to be told the roots there
 */
export const checkTree = async (trx: Trx, sizes: ReadonlySet<number>, report: Report): Promise<DerivedTree> => {
  const head = await storedHead(trx)
  // A size that was set to nonsense must not make us walk there.
  const mostNumbers = Math.max(head.numbers, Math.min(Number(head.size) || 0, head.numbers * 2))
  const tree = new GrowingTree(sizes)
  let cursor: string | undefined
  for (;;) {
    const rows = await leavesAfter(trx, cursor)
    if (rows.length === 0) break
    for (const row of rows) placeLeaf(tree, row, mostNumbers, report)
    cursor = rows.at(-1)?.idx
    await checkTiles(trx, tree.edge.takeFull(), report)
  }
  await checkTiles(trx, tree.edge.partial(), report)
  await checkNoMoreTiles(trx, tree.size, report)
  checkHead(head, tree.frontier, tree.last, report)
  return { size: tree.size, waiting: await checkNoneLost(trx, report), roots: tree.roots }
}
