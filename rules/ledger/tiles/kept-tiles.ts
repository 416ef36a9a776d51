import { sameBytes } from '../bytes/join.ts'
import type { TileAddress } from './address.ts'
import { Tile } from './tile.ts'

type Kept = { readonly bytes: Uint8Array; readonly tile: Tile }

/**
 * Tiles with their inner nodes, for whoever reads the same ones again and again: hashing a tile takes as long as reading it. A
 * kept tile is used only when the bytes that were read are the same, so it never hides a change.
 */
export class KeptTiles {
  /** The tiles used last, oldest first. */
  readonly #kept = new Map<string, Kept>()
  readonly #most: number

  /** @param most tiles to keep, of 16 KB each with their bytes */
  constructor(most: number) {
    this.#most = most
  }

  /** The tile of these bytes; hashed only when it is not at hand. Throws as `Tile` does. */
  tileOf(address: TileAddress, bytes: Uint8Array): Tile {
    const key = `${address.level}/${address.index}/${address.width}`
    const found = this.#kept.get(key)
    const kept = found && sameBytes(found.bytes, bytes) ? found : { bytes, tile: new Tile(address, bytes) }
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    for (const [oldest] of this.#kept) {
      if (this.#kept.size <= this.#most) break
      this.#kept.delete(oldest)
    }
    return kept.tile
  }
}
