import { setTimeout as pause } from 'node:timers/promises'
import { sameBytes, TileEdge } from '@candour/ledger'
import { sql } from 'kysely'
import type { Db, HeadTable, Trx } from '../database/tables.ts'
import { leavesOfDump, type Place, placeOfNumbering, type WrittenLeaf, waitsAfter } from './epoch.ts'
import { storedTree, storeTiles, tileBytes } from './tiles.ts'

type Head = Pick<HeadTable, 'size' | 'root'>

/** Reads only below the snapshot horizon: a row that commits later can then never sort before one already numbered. */
const waitingBelowHorizon = async (trx: Trx, place: Place, limit: number): Promise<readonly WrittenLeaf[]> => {
  // Ordered by l.xid, the number: plain xid would be the text of the answer, in which 10 comes before 9.
  const { rows } =
    await sql<WrittenLeaf>`select l.entry_id, l.leaf_hash, l.xid::text as xid, l.ord from ledger.leaf_in l
    where ${waitsAfter(place)} and l.xid < pg_snapshot_xmin(pg_current_snapshot())
    order by l.xid, l.ord limit ${limit}`.execute(trx)
  return rows
}

const numberLeaves = async (trx: Trx, first: number, leaves: readonly WrittenLeaf[]): Promise<void> => {
  await sql`insert into ledger.leaf (idx, entry_id)
    select ${first}::bigint + at - 1, entry from unnest(${leaves.map(leaf => leaf.entry_id)}::uuid[])
      with ordinality as numbered (entry, at)`.execute(trx)
}

const extendTree = async (trx: Trx, head: Head, leaves: readonly WrittenLeaf[]): Promise<void> => {
  const last = leaves.at(-1)
  if (!last) return
  if (!sameBytes(await storedTree(trx).root(head.size), head.root)) {
    throw new Error(
      `The ledger's tiles do not give its root at size ${head.size}. Nothing more is numbered; run candour fsck.`,
    )
  }
  const edge = await TileEdge.read(head.size, address => tileBytes(trx, address))
  for (const leaf of leaves) edge.append(leaf.leaf_hash)
  await numberLeaves(trx, head.size, leaves)
  await storeTiles(trx, [...edge.takeFull(), ...edge.partial()])
  const size = head.size + leaves.length
  const root = await storedTree(trx).root(size)
  await trx.updateTable('ledger.head').set({ size, root, last_xid: last.xid, last_ord: last.ord }).execute()
}

/**
 * Numbers waiting leaves and writes their tiles, in one transaction: a crash at any statement leaves the log as it was.
 *
 * @param limit most leaves of one call; more only when a restored dump brought them
 * @returns how many leaves were numbered
 * @throws Error when the stored tiles do not give the stored root: the ledger was changed from outside, and nothing is written
 */
export const integrate = (db: Db, limit = 4096): Promise<number> =>
  db.transaction().execute(async trx => {
    const head = await trx.selectFrom('ledger.head').select(['size', 'root']).forUpdate().executeTakeFirstOrThrow()
    const place = await placeOfNumbering(trx)
    const leaves = (await leavesOfDump(trx, place)) ?? (await waitingBelowHorizon(trx, place, limit))
    await extendTree(trx, head, leaves)
    return leaves.length
  })

const isAnyWaiting = async (db: Db): Promise<boolean> => {
  const { rows } = await sql`select where exists (select from ledger.leaf_in l
    where ${waitsAfter(await placeOfNumbering(db))})`.execute(db)
  return rows.length > 0
}

const HORIZON_PAUSE_MS = 20

/**
 * Numbers every leaf that is committed, waiting for the horizon to pass it: a transaction of any database of the server holds
 * it back. For loads and tests; the running service numbers batch by batch.
 */
export const integrateAll = async (db: Db): Promise<void> => {
  while (await isAnyWaiting(db)) if ((await integrate(db, 8192)) === 0) await pause(HORIZON_PAUSE_MS)
}
