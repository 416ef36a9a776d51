import { LedgerError } from '../ledger-error.ts'
import { hashSize } from '../tree/hashes.ts'
import { rootOf } from '../tree/root.ts'
import type { TileAddress } from './address.ts'
import { tilesForSize, tileWidth } from './address.ts'
import type { ReadTile } from './tiled-tree.ts'

/** A tile and its hashes, one after the other. */
export type StoredTile = TileAddress & { readonly bytes: Uint8Array }

/** The tiles at the right edge of a growing tree, and the full ones that growth has made of them. */
export class TileEdge {
  /** The hashes of each level's last tile; never 256 of them. */
  readonly #levels: Uint8Array[][] = []
  /** Full tiles of each level so far. */
  readonly #full: number[] = []
  #made: StoredTile[] = []

  /**
   * The edge of a tree that stands already.
   *
   * @throws LedgerError when a tile is too short; whatever reading a tile throws
   */
  static async read(size: number, readTile: ReadTile): Promise<TileEdge> {
    const edge = new TileEdge()
    for (const { level, full, partialWidth } of tilesForSize(size)) {
      edge.#full.push(full)
      edge.#levels.push(
        partialWidth === 0 ? [] : hashesIn(await readTile({ level, index: full, width: partialWidth }), partialWidth),
      )
    }
    return edge
  }

  /** Appends a leaf by its hash. */
  append(hash: Uint8Array): void {
    if (hash.length !== hashSize) throw new LedgerError(`leaf hash: ${hash.length} bytes, not ${hashSize}`)
    this.#append(0, hash)
  }

  /** The tiles that became full since the last call. They never change again. */
  takeFull(): StoredTile[] {
    const made = this.#made
    this.#made = []
    return made
  }

  /** The partial tiles as they are now, one a level at most. */
  partial(): StoredTile[] {
    return this.#levels.flatMap((hashes, level) =>
      hashes.length === 0 ? [] : [storedTile(level, this.#full[level] ?? 0, hashes)],
    )
  }

  #append(level: number, hash: Uint8Array): void {
    const hashes = this.#levels[level] ?? []
    this.#levels[level] = hashes
    hashes.push(hash)
    if (hashes.length < tileWidth) return
    const index = this.#full[level] ?? 0
    this.#made.push(storedTile(level, index, hashes))
    this.#full[level] = index + 1
    this.#levels[level] = []
    this.#append(level + 1, rootOf(hashes))
  }
}

const storedTile = (level: number, index: number, hashes: readonly Uint8Array[]): StoredTile => {
  const bytes = new Uint8Array(hashes.length * hashSize)
  for (const [i, hash] of hashes.entries()) bytes.set(hash, i * hashSize)
  return { level, index, width: hashes.length, bytes }
}

const hashesIn = (bytes: Uint8Array, width: number): Uint8Array[] => {
  if (bytes.length < width * hashSize) throw new LedgerError(`${bytes.length} bytes do not hold ${width} hashes`)
  return Array.from({ length: width }, (_, i) => bytes.slice(i * hashSize, (i + 1) * hashSize))
}
