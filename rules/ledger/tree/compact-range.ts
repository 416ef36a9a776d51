import { requireIndex } from '../count.ts'
import { LedgerError } from '../ledger-error.ts'
import { hashSize, nodeHash } from './hashes.ts'
import type { LeafRange, NodeAddress, ReadNode } from './range.ts'
import { perfectNodes } from './range.ts'
import { foldNodes } from './subtree.ts'

/** A perfect node with its hash. */
export type RangeNode = NodeAddress & { readonly hash: Uint8Array }

/** The fewest perfect nodes over the leaves from `start` to before `end`: all that later leaves need to know of them. */
export type CompactRange = LeafRange & { readonly nodes: readonly RangeNode[] }

/** The compact range of leaves in a tree. */
export const readRange = (read: ReadNode, range: LeafRange): CompactRange => {
  requireIndex(range.start, 'start of the range')
  requireIndex(range.end, 'end of the range')
  return { ...range, nodes: perfectNodes(range).map(node => ({ ...node, hash: read(node) })) }
}

/**
 * The compact range with these nodes.
 *
 * @throws LedgerError naming the first node that is not where the range has one, or whose hash is not 32 bytes
 */
export const compactRange = ({ start, end }: LeafRange, nodes: readonly RangeNode[]): CompactRange => {
  requireIndex(start, 'start of the range')
  requireIndex(end, 'end of the range')
  const places = perfectNodes({ start, end })
  if (places.length !== nodes.length) {
    throw new LedgerError(`the range from ${start} to ${end} has ${places.length} nodes, not ${nodes.length}`)
  }
  for (const [i, place] of places.entries()) {
    const node = nodes[i]
    if (node?.level !== place.level || node.index !== place.index) {
      throw new LedgerError(`node ${i} of the range must be node ${place.index} of level ${place.level}`)
    }
    if (node.hash.length !== hashSize)
      throw new LedgerError(`node ${i} of the range: ${node.hash.length} bytes, not 32`)
  }
  return { start, end, nodes }
}

/** The range with one more leaf at its end, by the leaf's hash. */
export const appendToRange = (range: CompactRange, hash: Uint8Array): CompactRange =>
  mergeRanges(range, compactRange({ start: range.end, end: range.end + 1 }, [{ level: 0, index: range.end, hash }]))

/**
 * The range over two that follow each other.
 *
 * @throws LedgerError when the second does not begin where the first ends
 */
export const mergeRanges = (left: CompactRange, right: CompactRange): CompactRange => {
  if (left.end !== right.start) {
    throw new LedgerError(`a range that ends at ${left.end} and one that begins at ${right.start} do not meet`)
  }
  const nodes = [...left.nodes]
  for (const node of right.nodes) {
    let added = node
    for (let last = nodes.at(-1); last && areSiblings(last, added); last = nodes.at(-1)) {
      nodes.pop()
      added = { level: added.level + 1, index: last.index / 2, hash: nodeHash(last.hash, added.hash) }
    }
    nodes.push(added)
  }
  return { start: left.start, end: right.end, nodes }
}

const areSiblings = (left: NodeAddress, right: NodeAddress): boolean =>
  left.level === right.level && left.index % 2 === 0 && right.index === left.index + 1

/**
 * The root of the tree whose leaves the range covers.
 *
 * @throws LedgerError when the range does not begin at the first leaf
 */
export const rangeRoot = (range: CompactRange): Uint8Array => {
  if (range.start !== 0) throw new LedgerError(`a range from leaf ${range.start} has no root: it must begin at leaf 0`)
  return foldNodes(range.nodes.map(node => node.hash))
}
