import { digestPair } from '../hash/digest.ts'
import { readWords, writeHash } from '../hash/words.ts'
import { LedgerError } from '../ledger-error.ts'
import { hashSize } from '../tree/hashes.ts'
import type { TileAddress } from './address.ts'
import { tileHeight } from './address.ts'

/** A tile with its inner nodes, hashed once when it is read: proofs ask for the same few again and again. */
export class Tile {
  /** The perfect nodes of each depth, in eight words each; depth 0 are the tile's own hashes. */
  readonly #depths: Int32Array[] = []

  /**
   * @param bytes the tile's hashes one after the other; a wider tile at the same place will do
   * @throws LedgerError when the bytes do not hold so many hashes
   */
  constructor({ level, index, width }: TileAddress, bytes: Uint8Array) {
    if (bytes.length < width * hashSize || bytes.length % hashSize !== 0) {
      throw new LedgerError(`tile ${index} of level ${level}: ${bytes.length} bytes do not hold ${width} hashes`)
    }
    let below = new Int32Array(width * 8)
    for (let i = 0; i < width; i++) readWords(bytes, i * hashSize, below, i * 8)
    this.#depths.push(below)
    for (let depth = 1; depth < tileHeight; depth++) {
      const nodes = new Int32Array(Math.floor(below.length / 16) * 8)
      for (let at = 0; at < nodes.length; at += 8) digestPair(below, at * 2, at * 2 + 8, nodes, at)
      this.#depths.push(nodes)
      below = nodes
    }
  }

  /** @throws LedgerError when the tile has no such perfect node */
  node(depth: number, position: number): Uint8Array {
    const nodes = this.#depths[depth]
    if (nodes === undefined || (position + 1) * 8 > nodes.length) {
      throw new LedgerError(`a tile has no node ${position} at depth ${depth}`)
    }
    return writeHash(nodes, position * 8)
  }
}
