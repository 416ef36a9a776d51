import type { ChangeRange } from '../tree/change-range.ts'
import type { CompactRange } from '../tree/compact-range.ts'
import { readRange } from '../tree/compact-range.ts'
import { consistencyRanges, inclusionRanges } from '../tree/proof-ranges.ts'
import { hashesOf } from '../tree/prove.ts'
import type { LeafRange, ReadNode } from '../tree/range.ts'
import { perfectNodes } from '../tree/range.ts'
import { foldNodes } from '../tree/subtree.ts'
import type { TileAddress } from './address.ts'
import { placeOf, tileAt } from './address.ts'
import type { KeptTiles } from './kept-tiles.ts'
import { Tile } from './tile.ts'

/** Reads the hashes of a tile, one after the other: from a table, a file or the network. A wider tile will do. */
export type ReadTile = (tile: TileAddress) => Uint8Array | Promise<Uint8Array>

/** Tiles kept with their inner nodes: 16 KB each, so 16 MB. A proof in 1M entries needs 3, and shares 2 with all others. */
const keptTiles = 1024

/** A tree read through its tiles. It trusts what it reads: compare `root` with a signed checkpoint to know it. */
export class TiledTree {
  readonly #readTile: ReadTile
  readonly #kept: KeptTiles | undefined
  /** The tiles used last, oldest first. A tile with this level, index and width never changes. */
  readonly #tiles = new Map<string, Tile>()

  /** @param kept tiles that other trees have hashed already */
  constructor(readTile: ReadTile, kept?: KeptTiles) {
    this.#readTile = readTile
    this.#kept = kept
  }

  /** The root of the tree of that size. */
  async root(size: number): Promise<Uint8Array> {
    const range = { start: 0, end: size }
    const read = await this.#reader([range], size)
    return foldNodes(perfectNodes(range).map(read))
  }

  /**
   * The proof that a leaf is in the tree of that size.
   *
   * @throws LedgerError when the tree has no such leaf or a tile is too short; whatever reading a tile throws
   */
  async inclusionProof(index: number, size: number): Promise<Uint8Array[]> {
    return this.#proof(inclusionRanges(index, size), size)
  }

  /** The proof that the tree of the old size begins the tree of the new size; throws as `inclusionProof` does. */
  async consistencyProof(oldSize: number, newSize: number): Promise<Uint8Array[]> {
    return this.#proof(consistencyRanges(oldSize, newSize), newSize)
  }

  /** The compact range of leaves in the tree of that size. */
  async range(range: LeafRange, size: number): Promise<CompactRange> {
    return readRange(await this.#reader([range], size), range)
  }

  /** The proof that the leaves from the old size to the new are all that was appended in between. */
  async changeRange(oldSize: number, newSize: number): Promise<ChangeRange> {
    const before = await this.range({ start: 0, end: oldSize }, newSize)
    const leaves = await this.leafHashes({ start: oldSize, end: newSize }, newSize)
    return { before: before.nodes, leaves }
  }

  /** The hashes of leaves, in order. */
  async leafHashes({ start, end }: LeafRange, size: number): Promise<Uint8Array[]> {
    const hashes: Uint8Array[] = []
    for (let index = start; index < end; index++) {
      const { tileIndex, position } = placeOf({ level: 0, index })
      const tile = await this.#tile(tileAt(0, tileIndex, size))
      hashes.push(tile.node(0, position))
    }
    return hashes
  }

  async #proof(ranges: readonly LeafRange[], size: number): Promise<Uint8Array[]> {
    return hashesOf(await this.#reader(ranges, size), ranges)
  }

  /** Reads every tile that the ranges need, at once, and then gives their nodes without waiting. */
  async #reader(ranges: readonly LeafRange[], size: number): Promise<ReadNode> {
    const places = ranges.flatMap(perfectNodes).map(placeOf)
    const needed = new Map(
      places.map(({ tileLevel, tileIndex }) => [`${tileLevel}/${tileIndex}`, { tileLevel, tileIndex }]),
    )
    const tiles = new Map<string, Tile>()
    await Promise.all(
      Array.from(needed, async ([key, { tileLevel, tileIndex }]) => {
        tiles.set(key, await this.#tile(tileAt(tileLevel, tileIndex, size)))
      }),
    )
    return node => {
      const { tileLevel, tileIndex, depth, position } = placeOf(node)
      const tile = tiles.get(`${tileLevel}/${tileIndex}`)
      if (!tile) throw new Error(`tile ${tileIndex} of level ${tileLevel} was not read before its node was asked for`)
      return tile.node(depth, position)
    }
  }

  #hashed(address: TileAddress, bytes: Uint8Array): Tile {
    return this.#kept?.tileOf(address, bytes) ?? new Tile(address, bytes)
  }

  async #tile(address: TileAddress): Promise<Tile> {
    const key = `${address.level}/${address.index}/${address.width}`
    const tile = this.#tiles.get(key) ?? this.#hashed(address, await this.#readTile(address))
    this.#tiles.delete(key)
    this.#tiles.set(key, tile)
    for (const [oldest] of this.#tiles) {
      if (this.#tiles.size <= keptTiles) break
      this.#tiles.delete(oldest)
    }
    return tile
  }
}
