import { digestInto, digestPair } from '../hash/digest.ts'
import { readWords, writeHash } from '../hash/words.ts'
import { LedgerError } from '../ledger-error.ts'
import type { CompactRange } from './compact-range.ts'
import { emptyRoot, hashSize, leafPrefix } from './hashes.ts'
import { perfectNodes } from './range.ts'

/** Perfect nodes that can stand side by side in a tree of up to 2^53 - 1 leaves, one more for the leaf that arrives. */
const slots = 55

/**
 * The right edge of a growing tree: the perfect nodes of the leaves so far, highest first. Memory stays the same however
 * many leaves arrive, and appending allocates nothing; so this is the fast way to the root of many leaves.
 */
export class Frontier {
  readonly #words = new Int32Array(slots * 8)
  #nodes = 0
  #size = 0

  /**
   * The edge of a tree that stands already, to go on from.
   *
   * @throws LedgerError when the range does not begin at the first leaf
   */
  static after(range: CompactRange): Frontier {
    if (range.start !== 0) throw new LedgerError(`a range from leaf ${range.start} has no left edge: begin at leaf 0`)
    const frontier = new Frontier()
    for (const [i, node] of range.nodes.entries()) readWords(node.hash, 0, frontier.#words, i * 8)
    frontier.#nodes = range.nodes.length
    frontier.#size = range.end
    return frontier
  }

  /** Leaves so far. */
  get size(): number {
    return this.#size
  }

  /** Appends a leaf with these bytes. */
  append(data: Uint8Array): void {
    digestInto(this.#words, this.#nodes * 8, leafPrefix, data)
    this.#merge()
  }

  /**
   * Appends a leaf by its hash.
   *
   * @throws LedgerError for a hash that is not 32 bytes
   */
  appendHash(hash: Uint8Array): void {
    if (hash.length !== hashSize) throw new LedgerError(`leaf ${this.#size}: a hash of ${hash.length} bytes, not 32`)
    readWords(hash, 0, this.#words, this.#nodes * 8)
    this.#merge()
  }

  /** The root over the leaves so far; leaves can still be appended after. */
  root(): Uint8Array {
    if (this.#nodes === 0) return emptyRoot.slice()
    const edge = this.#words.slice()
    for (let node = this.#nodes - 2; node >= 0; node--) digestPair(edge, node * 8, node * 8 + 8, edge, node * 8)
    return writeHash(edge, 0)
  }

  /** The compact range of the leaves so far: what `after` needs to go on later. */
  range(): CompactRange {
    const range = { start: 0, end: this.#size }
    return { ...range, nodes: perfectNodes(range).map((node, i) => ({ ...node, hash: writeHash(this.#words, i * 8) })) }
  }

  /** Each trailing one bit of the old size is a perfect node as large as the new one, to be merged with it. */
  #merge(): void {
    let node = this.#nodes
    for (let size = this.#size; size % 2 === 1; size = Math.floor(size / 2)) {
      node--
      digestPair(this.#words, node * 8, node * 8 + 8, this.#words, node * 8)
    }
    this.#nodes = node + 1
    this.#size++
  }
}
