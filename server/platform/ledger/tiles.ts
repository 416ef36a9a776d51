import { KeptTiles, type ReadTile, type StoredTile, type TileAddress, TiledTree } from '@candour/ledger'
import { sql } from 'kysely'
import type { Db, Trx } from '../database/tables.ts'

const HASH_BYTES = 32

const nameOf = ({ level, idx }: { readonly level: number; readonly idx: number }): string => `${level}/${idx}`

/** The log may have grown since: a wider tile is cut. */
const cut = (data: Uint8Array | undefined, { level, index, width }: TileAddress): Uint8Array => {
  if (data && data.length >= width * HASH_BYTES) return data.subarray(0, width * HASH_BYTES)
  throw new Error(`The ledger has no tile of ${width} hashes at level ${level}, index ${index}`)
}

const storedTiles = async (db: Trx | Db, tiles: readonly TileAddress[]): Promise<Map<string, Uint8Array>> => {
  const { rows } = await sql<{ level: number; idx: number; data: Buffer }>`select level, idx, data from ledger.tile
    join unnest(${tiles.map(tile => tile.level)}::int[], ${tiles.map(tile => tile.index)}::bigint[]) as asked (level, idx)
      using (level, idx)`.execute(db)
  return new Map(rows.map(row => [nameOf(row), row.data]))
}

/**
 * The hashes of one stored tile, one after the other.
 *
 * @throws Error when the ledger has no such tile, or a narrower one
 */
export const tileBytes = async (db: Trx | Db, address: TileAddress): Promise<Uint8Array> =>
  cut((await storedTiles(db, [address])).get(nameOf({ level: address.level, idx: address.index })), address)

/** Reads the tiles that are asked for at once with one query: a proof needs three or four, and each trip costs as much as one. */
const readTogether = (db: Trx | Db): ReadTile => {
  let asked: TileAddress[] = []
  let answer: Promise<Map<string, Uint8Array>> | undefined
  return async address => {
    asked.push(address)
    answer ??= Promise.resolve().then(() => {
      const tiles = asked
      asked = []
      answer = undefined
      return storedTiles(db, tiles)
    })
    return cut((await answer).get(nameOf({ level: address.level, idx: address.index })), address)
  }
}

/** Those above the lowest level are in most proofs; of the lowest, the ones of a case somebody is looking at. 8 MB. */
const kept = new KeptTiles(512)

/** The tree as its stored tiles give it. Compare its root with a signed checkpoint to trust it. */
export const storedTree = (db: Trx | Db): TiledTree => new TiledTree(readTogether(db), kept)

/** Writes tiles; a tile that is there grows. */
export const storeTiles = async (trx: Trx, tiles: readonly StoredTile[]): Promise<void> => {
  await sql`insert into ledger.tile (level, idx, data)
    select * from unnest(${tiles.map(tile => tile.level)}::int[], ${tiles.map(tile => tile.index)}::bigint[],
      ${tiles.map(tile => Buffer.from(tile.bytes))}::bytea[])
    on conflict (level, idx) do update set data = excluded.data`.execute(trx)
}
