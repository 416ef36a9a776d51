import { formatEntryBundle, LedgerError, type NamedTile, parseTilePath } from '@candour/ledger'
import type { Trx } from '#platform/database/tables.ts'
import { leavesBetween } from '#platform/ledger/log.ts'
import { tileBytes } from '#platform/ledger/tiles.ts'

const TILE = 256

const named = (path: string): NamedTile | undefined => {
  try {
    return parseTilePath(path)
  } catch (error) {
    if (error instanceof LedgerError) return undefined
    throw error
  }
}

/**
 * The bytes of a tile of hashes or a bundle of entries, by its path below the ledger.
 *
 * @returns undefined when the path names none, or one that the ledger does not hold (so wide) yet
 * @source C2SP tlog-tiles
 */
export const ledgerTile = async (trx: Trx, path: string, size: number): Promise<Uint8Array | undefined> => {
  const tile = named(path)
  if (!tile) return undefined
  const span = tile.level === 'entries' ? 1n : BigInt(TILE) ** BigInt(tile.level)
  const end = (tile.index * BigInt(TILE) + BigInt(tile.width)) * span
  if (end > BigInt(size)) return undefined
  const index = Number(tile.index)
  if (tile.level !== 'entries') return tileBytes(trx, { level: tile.level, index, width: tile.width })
  const leaves = await leavesBetween(trx, index * TILE, index * TILE + tile.width)
  return formatEntryBundle(leaves.map(leaf => leaf.envelope))
}
