import { Frontier, type StoredTile, sameBytes, TileEdge, tilesForSize } from '@candour/ledger'
import { sql } from 'kysely'
import type { Trx } from '../database/tables.ts'
import type { CheckpointCheck } from './check-checkpoints.ts'
import { type Progress, type Report, ROWS_AT_ONCE } from './check-finding.ts'

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
  const { rows } = await sql<{ waiting: number; lost: string[] }>`select
      count(*) filter (where not passed) as waiting, coalesce(array_agg(entry_id) filter (where passed), '{}') as lost
    from (select l.entry_id, l.ord <= e.after_ord
        or (h.last_ord > e.after_ord and (l.xid, l.ord) <= (h.last_xid, h.last_ord)) as passed
      from ledger.leaf_in l, ledger.head h, (select coalesce(max(after_ord), 0) as after_ord from ledger.epoch) e
      where not exists (select from ledger.leaf n where n.entry_id = l.entry_id)) as unnumbered`.execute(trx)
  const { waiting, lost } = rows[0] ?? { waiting: 0, lost: [] }
  for (const id of lost) report('lost leaf', `entry ${id}`, 'has no number and would never get one')
  return waiting
}

/** Where transaction numbers began again, as places in the order of writing. */
const epochs = async (trx: Trx): Promise<readonly bigint[]> => {
  const { rows } = await sql<{ after: string }>`select after_ord::text as after from ledger.epoch`.execute(trx)
  return rows.map(({ after }) => BigInt(after))
}

/**
 * Leaves are numbered in the order (xid, ord): that is what lets the sequencer forget everything before its head. Between two
 * epochs only the order of writing goes on.
 */
const isAfter = (row: NumberedRow, before: NumberedRow, begins: readonly bigint[]): boolean => {
  const [xid, xidBefore] = [BigInt(row.xid ?? 0), BigInt(before.xid ?? 0)]
  const [ord, ordBefore] = [BigInt(row.ord ?? 0), BigInt(before.ord ?? 0)]
  if (begins.some(after => ordBefore <= after && after < ord)) return true
  return xid > xidBefore || (xid === xidBefore && ord > ordBefore)
}

/** A tree that grows leaf by leaf, with every checkpoint held against it on the way. */
class GrowingTree {
  readonly frontier = new Frontier()
  readonly edge = new TileEdge()
  last: NumberedRow | undefined
  readonly #checkpoints: CheckpointCheck

  constructor(checkpoints: CheckpointCheck) {
    this.#checkpoints = checkpoints
  }

  get size(): number {
    return this.frontier.size
  }

  async place(hash: Uint8Array): Promise<void> {
    this.frontier.appendHash(hash)
    this.edge.append(hash)
    await this.compareCheckpoint()
  }

  /** Waits only at the sizes that have a checkpoint: a million leaves are a million steps without. */
  async compareCheckpoint(): Promise<void> {
    if ((this.#checkpoints.nextSize ?? Number.POSITIVE_INFINITY) > this.size) return
    await this.#checkpoints.reached(this.size, this.frontier.root())
  }
}

type Numbering = { readonly mostNumbers: number; readonly begins: readonly bigint[]; readonly report: Report }

const placeLeaf = async (
  tree: GrowingTree,
  row: NumberedRow,
  { mostNumbers, begins, report }: Numbering,
): Promise<void> => {
  const index = Number(row.idx)
  if (index < tree.size || index >= mostNumbers) {
    report('numbering', `entry ${row.entry_id}`, `has number ${row.idx}, which the log does not have`)
    return
  }
  if (index > tree.size) report('numbering', `leaf ${tree.size}`, 'is missing')
  while (tree.size < index) await tree.place(nothing)
  if (!row.hash) report('numbering', `leaf ${index}`, `numbers entry ${row.entry_id}, which has no leaf`)
  else if (tree.last && !isAfter(row, tree.last, begins)) {
    report('numbering', `leaf ${index}`, 'was written before the leaf that is numbered before it')
  }
  await tree.place(row.hash ?? nothing)
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
 * Numbers, tiles and head, made again from the envelopes alone, and each checkpoint compared with the tree at its size.
 *
 * @returns how many leaves are numbered, and how many wait for their number
 */
export const checkTree = async (
  trx: Trx,
  checkpoints: CheckpointCheck,
  report: Report,
  progress: Progress,
): Promise<{ readonly size: number; readonly waiting: number }> => {
  const head = await storedHead(trx)
  // A size that was set to nonsense must not make us walk there.
  const mostNumbers = Math.max(head.numbers, Math.min(Number(head.size) || 0, head.numbers * 2))
  const numbering = { mostNumbers, begins: await epochs(trx), report }
  const tree = new GrowingTree(checkpoints)
  await tree.compareCheckpoint()
  let cursor: string | undefined
  for (;;) {
    const rows = await leavesAfter(trx, cursor)
    if (rows.length === 0) break
    for (const row of rows) await placeLeaf(tree, row, numbering)
    cursor = rows.at(-1)?.idx
    await checkTiles(trx, tree.edge.takeFull(), report)
    progress('numbers and tiles', tree.size)
  }
  await checkTiles(trx, tree.edge.partial(), report)
  await checkNoMoreTiles(trx, tree.size, report)
  await checkpoints.finish(tree.size)
  checkHead(head, tree.frontier, tree.last, report)
  return { size: tree.size, waiting: await checkNoneLost(trx, report) }
}
