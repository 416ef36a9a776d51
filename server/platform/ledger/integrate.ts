import { sql } from 'kysely'
import type { Db, Trx } from '../database/tables.ts'
import { TILE_WIDTH, type Tile, TileEdge } from './tile-edge.ts'

type Waiting = { entry_id: string; leaf_hash: Buffer; xid: string; ord: number }

const edgeTiles = async (trx: Trx, size: number): Promise<Tile[]> => {
  const places: { level: number; idx: number }[] = []
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / TILE_WIDTH)) {
    places.push({ level, idx: Math.floor(count / TILE_WIDTH) })
  }
  if (places.length === 0) return []
  return trx
    .selectFrom('ledger.tile')
    .selectAll()
    .where(eb => eb.or(places.map(place => eb.and(place))))
    .execute()
}

const storeTiles = async (trx: Trx, tiles: readonly Tile[]): Promise<void> => {
  await sql`insert into ledger.tile (level, idx, data)
    select * from unnest(${tiles.map(tile => tile.level)}::int[], ${tiles.map(tile => tile.idx)}::bigint[],
      ${tiles.map(tile => Buffer.from(tile.data))}::bytea[])
    on conflict (level, idx) do update set data = excluded.data`.execute(trx)
}

/**
 * Numbers waiting leaves and writes their tiles, in one transaction. Reads only below the snapshot horizon: a row that commits
 * later can then never sort before one already numbered.
 *
 * @param limit most leaves of one call
 * @returns how many leaves were numbered
 * @throws Error when the stored tiles do not give the stored root: the ledger was changed from outside, and nothing is written
 */
export const integrate = (db: Db, limit = 4096): Promise<number> =>
  db.transaction().execute(async trx => {
    const head = await trx.selectFrom('ledger.head').selectAll().forUpdate().executeTakeFirstOrThrow()
    const edge = new TileEdge(head.size, await edgeTiles(trx, head.size))
    if (!Buffer.from(edge.root()).equals(head.root)) {
      throw new Error(
        `The ledger's tiles do not give its root at size ${head.size}. Nothing more is numbered; run candour fsck.`,
      )
    }
    const { rows } = await sql<Waiting>`select entry_id, leaf_hash, xid::text, ord from ledger.leaf_in
      where (xid, ord) > (${head.last_xid}::xid8, ${head.last_ord}::bigint)
        and xid < pg_snapshot_xmin(pg_current_snapshot())
      order by xid, ord limit ${limit}`.execute(trx)
    const last = rows.at(-1)
    if (!last) return 0

    for (const row of rows) edge.append(row.leaf_hash)
    await sql`insert into ledger.leaf (idx, entry_id)
      select ${head.size}::bigint + at - 1, entry from unnest(${rows.map(row => row.entry_id)}::uuid[])
        with ordinality as numbered (entry, at)`.execute(trx)
    await storeTiles(trx, edge.changed())
    await trx
      .updateTable('ledger.head')
      .set({ size: head.size + rows.length, root: edge.root(), last_xid: last.xid, last_ord: last.ord })
      .execute()
    return rows.length
  })

/** Numbers every leaf that waits now. For loads and tests; the running service does it batch by batch. */
export const integrateAll = async (db: Db): Promise<void> => {
  while ((await integrate(db, 8192)) > 0);
}
