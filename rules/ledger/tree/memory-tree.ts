import { digestInto, digestPair } from '../hash/digest.ts'
import { readWords, writeHash } from '../hash/words.ts'
import { LedgerError } from '../ledger-error.ts'
import { hashSize, leafPrefix } from './hashes.ts'
import { proveConsistency, proveInclusion } from './prove.ts'
import type { NodeAddress } from './range.ts'
import { subtreeHash } from './subtree.ts'

/** A tree held whole in memory, every perfect node of it: about 64 bytes a leaf. For larger logs read tiles. */
export class MemoryTree {
  /** The nodes of each level in eight words each; `#count(level)` of them are in use. */
  readonly #levels: Int32Array[] = []
  #size = 0

  /** Leaves so far. */
  get size(): number {
    return this.#size
  }

  /** Appends a leaf with these bytes. */
  append(data: Uint8Array): void {
    digestInto(this.#room(0, this.#size), this.#size * 8, leafPrefix, data)
    this.#grow()
  }

  /**
   * Appends a leaf by its hash.
   *
   * @throws LedgerError for a hash that is not 32 bytes
   */
  appendHash(hash: Uint8Array): void {
    if (hash.length !== hashSize) throw new LedgerError(`leaf ${this.#size}: a hash of ${hash.length} bytes, not 32`)
    readWords(hash, 0, this.#room(0, this.#size), this.#size * 8)
    this.#grow()
  }

  /**
   * The hash of a perfect node.
   *
   * @throws LedgerError when the tree does not have it (yet)
   */
  readonly node = ({ level, index }: NodeAddress): Uint8Array => {
    const words = this.#levels[level]
    if (words === undefined || (index + 1) * 2 ** level > this.#size) {
      throw new LedgerError(`a tree of ${this.#size} leaves has no perfect node ${index} at level ${level}`)
    }
    return writeHash(words, index * 8)
  }

  /** The root of the tree, or of the tree that its first `size` leaves make. */
  root(size = this.#size): Uint8Array {
    return subtreeHash(this.node, { start: 0, end: size })
  }

  /** The proof that a leaf is in the tree, or in the tree of its first `size` leaves. */
  inclusionProof(index: number, size = this.#size): Uint8Array[] {
    return proveInclusion(this.node, index, size)
  }

  /** The proof that the first `oldSize` leaves begin the tree, or the tree of its first `newSize` leaves. */
  consistencyProof(oldSize: number, newSize = this.#size): Uint8Array[] {
    return proveConsistency(this.node, oldSize, newSize)
  }

  /** Every right child that has just come to stand completes its parent. */
  #grow(): void {
    let index = this.#size++
    for (let level = 0; index % 2 === 1; level++) {
      const parent = (index - 1) / 2
      const above = this.#room(level + 1, parent)
      const below = this.#levels[level] as Int32Array
      digestPair(below, (index - 1) * 8, index * 8, above, parent * 8)
      index = parent
    }
  }

  #room(level: number, index: number): Int32Array {
    const words = this.#levels[level] ?? new Int32Array(0)
    if (words.length >= (index + 1) * 8) return words
    const larger = new Int32Array(Math.max(64 * 8, words.length * 2))
    larger.set(words)
    this.#levels[level] = larger
    return larger
  }
}
