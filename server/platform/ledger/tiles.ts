import { type StoredTile, type TileAddress, TiledTree } from '@candour/ledger'
import { sql } from 'kysely'
import type { Db, Trx } from '../database/tables.ts'

const HASH_BYTES = 32

/**
 * The hashes of one stored tile, one after the other. The log may have grown since: a wider tile is cut.
 *
 * @throws Error when the ledger has no such tile, or a narrower one
 */
export const tileBytes = async (db: Trx | Db, { level, index, width }: TileAddress): Promise<Uint8Array> => {
  const tile = await db
    .selectFrom('ledger.tile')
    .select('data')
    .where('level', '=', level)
    .where('idx', '=', index)
    .executeTakeFirst()
  if (!tile || tile.data.length < width * HASH_BYTES) {
    throw new Error(`The ledger has no tile of ${width} hashes at level ${level}, index ${index}`)
  }
  return tile.data.subarray(0, width * HASH_BYTES)
}

/** The tree as its stored tiles give it. Compare its root with a signed checkpoint to trust it. */
export const storedTree = (db: Trx | Db): TiledTree => new TiledTree(address => tileBytes(db, address))

/** Writes tiles; a tile that is there grows. */
export const storeTiles = async (trx: Trx, tiles: readonly StoredTile[]): Promise<void> => {
  await sql`insert into ledger.tile (level, idx, data)
    select * from unnest(${tiles.map(tile => tile.level)}::int[], ${tiles.map(tile => tile.index)}::bigint[],
      ${tiles.map(tile => Buffer.from(tile.bytes))}::bytea[])
    on conflict (level, idx) do update set data = excluded.data`.execute(trx)
}
