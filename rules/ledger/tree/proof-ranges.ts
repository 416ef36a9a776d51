import { requireIndex } from '../count.ts'
import { LedgerError } from '../ledger-error.ts'
import type { LeafRange } from './range.ts'
import { splitPoint } from './range.ts'
import { requireSubtree } from './subtree.ts'

/**
 * The ranges whose hashes prove that a subtree is part of a tree, the deepest first. A leaf is a subtree, and so are the
 * leaves of an older tree: their proofs are the inclusion and the consistency proof of RFC 6962.
 *
 * @throws LedgerError when the range is not a subtree of the tree
 * @source RFC 6962, sections 2.1.1 and 2.1.2; draft-ietf-plants-merkle-tree-certs, section 4.4.1
 */
export const subtreeRanges = (subtree: LeafRange, size: number): LeafRange[] => {
  requireSubtree(subtree, size)
  if (subtree.start === subtree.end) return []
  const ranges: LeafRange[] = []
  let start = 0
  let end = size
  // Once a part of the subtree has been split off, the verifier no longer has the hash of what is left and is given it.
  let known = true
  let from = subtree.start
  while (from !== start || subtree.end !== end) {
    const middle = start + splitPoint(end - start)
    if (subtree.end <= middle) {
      ranges.push({ start: middle, end })
      end = middle
      continue
    }
    ranges.push({ start, end: middle })
    if (from < middle) {
      from = middle
      known = false
    }
    start = middle
  }
  if (!known) ranges.push({ start, end })
  return ranges.reverse()
}

/**
 * The ranges of an inclusion proof.
 *
 * @throws LedgerError when the tree has no such leaf
 */
export const inclusionRanges = (index: number, size: number): LeafRange[] => {
  requireIndex(index, 'leaf index')
  if (index >= size) throw new LedgerError(`leaf ${index} is not in a tree of ${size} leaves`)
  return subtreeRanges({ start: index, end: index + 1 }, size)
}

/**
 * The ranges of a consistency proof.
 *
 * @throws LedgerError when the old tree is empty (every tree begins with it) or larger than the new one
 */
export const consistencyRanges = (oldSize: number, newSize: number): LeafRange[] => {
  if (oldSize === 0) throw new LedgerError('old size 0: every tree begins with the empty tree, so there is no proof')
  return subtreeRanges({ start: 0, end: oldSize }, newSize)
}
