import { requireIndex } from '../count.ts'
import { LedgerError } from '../ledger-error.ts'
import type { NodeAddress } from '../tree/range.ts'

/** Hashes in a full tile, and levels of the tree that a tile spans. */
export const tileWidth = 256
export const tileHeight = 8

/** A tile: up to 256 neighbouring hashes of tree level 8 x `level`, from hash 256 x `index`. A partial one is narrower. */
export type TileAddress = { readonly level: number; readonly index: number; readonly width: number }

/** Where a node lies: in which tile, how many levels above the tile's hashes, and which of that level's nodes it is. */
export type NodePlace = {
  readonly tileLevel: number
  readonly tileIndex: number
  readonly depth: number
  readonly position: number
}

/**
 * The place of a perfect node in the tiles.
 *
 * @throws LedgerError when level or index is not a whole number from 0
 * @source C2SP tlog-tiles
 */
export const placeOf = ({ level, index }: NodeAddress): NodePlace => {
  requireIndex(level, 'node level')
  requireIndex(index, 'node index')
  const depth = level % tileHeight
  const nodesAcross = 2 ** (tileHeight - depth)
  return {
    tileLevel: (level - depth) / tileHeight,
    tileIndex: Math.floor(index / nodesAcross),
    depth,
    position: index % nodesAcross,
  }
}

/** Hashes that all tiles of a level hold together for a tree of that size: its full nodes there. */
const hashesAt = (level: number, size: number): number => Math.floor(size / tileWidth ** level)

/**
 * The tile at a place, as wide as it is in a tree of that size.
 *
 * @throws LedgerError when a tree of that size has no hash there
 */
export const tileAt = (level: number, index: number, size: number): TileAddress => {
  const width = Math.min(tileWidth, hashesAt(level, size) - index * tileWidth)
  if (width < 1) throw new LedgerError(`a tree of ${size} leaves has no tile ${index} at level ${level}`)
  return { level, index, width }
}

/** The tiles of one level: so many full ones, then one of `partialWidth` hashes, or none when that is 0. */
export type TileLevel = { readonly level: number; readonly full: number; readonly partialWidth: number }

/**
 * The tiles of a tree, level by level.
 *
 * @throws LedgerError when the size is not a whole number from 0
 * @source C2SP tlog-tiles
 */
export const tilesForSize = (size: number): TileLevel[] => {
  requireIndex(size, 'tree size')
  const levels: TileLevel[] = []
  for (let level = 0; hashesAt(level, size) > 0; level++) {
    const hashes = hashesAt(level, size)
    levels.push({ level, full: Math.floor(hashes / tileWidth), partialWidth: hashes % tileWidth })
  }
  return levels
}
