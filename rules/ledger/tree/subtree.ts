import { requireIndex } from '../count.ts'
import { LedgerError } from '../ledger-error.ts'
import { emptyRoot, nodeHash } from './hashes.ts'
import type { LeafRange, ReadNode } from './range.ts'
import { perfectNodes } from './range.ts'

/** The smallest power of two that is at least the width; 1 for an empty range. */
const powerOver = (width: number): number => {
  let power = 1
  while (power < width) power *= 2
  return power
}

/**
 * True if the range is a subtree: the tree over its leaves alone has the nodes that the whole tree has there.
 *
 * @source draft-ietf-plants-merkle-tree-certs, section 4.1
 */
export const isSubtree = ({ start, end }: LeafRange): boolean => start <= end && start % powerOver(end - start) === 0

/** @throws LedgerError unless the range is a subtree of a tree with so many leaves */
export const requireSubtree = (range: LeafRange, size: number): void => {
  requireIndex(range.start, 'start of the subtree')
  requireIndex(range.end, 'end of the subtree')
  requireIndex(size, 'tree size')
  if (range.end > size) throw new LedgerError(`the subtree ends at ${range.end}, past the ${size} leaves of the tree`)
  if (!isSubtree(range)) throw new LedgerError(`leaves ${range.start} to ${range.end} are not a subtree`)
}

/**
 * The root of the tree over a subtree's leaves alone, from its perfect nodes; `emptyRoot` when it has no leaves.
 *
 * @throws LedgerError when the range is not a subtree
 */
export const subtreeHash = (read: ReadNode, range: LeafRange): Uint8Array => {
  requireSubtree(range, range.end)
  return foldNodes(perfectNodes(range).map(read))
}

/** The root over perfect nodes that stand side by side from the first leaf, the highest first. */
export const foldNodes = (hashes: readonly Uint8Array[]): Uint8Array => {
  const last = hashes.at(-1)
  if (last === undefined) return emptyRoot.slice()
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last)
}

/**
 * The two neighbouring subtrees that cover a range, so that one proof each suffices. The first may begin before the
 * range; the second is empty when the range has at most one leaf.
 *
 * @source draft-ietf-plants-merkle-tree-certs, section 4.5.1
 */
export const coveringSubtrees = ({ start, end }: LeafRange): readonly [LeafRange, LeafRange] => {
  if (end - start <= 1) {
    return [
      { start, end },
      { start: end, end },
    ]
  }
  const last = end - 1
  let width = 1
  while (Math.floor(start / (2 * width)) !== Math.floor(last / (2 * width))) width *= 2
  const middle = Math.floor(last / width) * width
  const leftWidth = powerOver(middle - start)
  return [
    { start: Math.floor(start / leftWidth) * leftWidth, end: middle },
    { start: middle, end },
  ]
}
