import { consistencyRanges, inclusionRanges, subtreeRanges } from './proof-ranges.ts'
import type { LeafRange, ReadNode } from './range.ts'
import { perfectNodes } from './range.ts'
import { foldNodes } from './subtree.ts'

/** The hashes of ranges that a proof is made of, each folded from its perfect nodes. */
export const hashesOf = (read: ReadNode, ranges: readonly LeafRange[]): Uint8Array[] =>
  ranges.map(range => foldNodes(perfectNodes(range).map(read)))

/**
 * The proof that the leaf at an index is in the tree of that size.
 *
 * @throws LedgerError when the tree has no such leaf
 */
export const proveInclusion = (read: ReadNode, index: number, size: number): Uint8Array[] =>
  hashesOf(read, inclusionRanges(index, size))

/**
 * The proof that the tree of the old size is the beginning of the tree of the new size. Empty when the sizes are equal.
 *
 * @throws LedgerError when the old tree is empty (every tree begins with it) or larger than the new one
 */
export const proveConsistency = (read: ReadNode, oldSize: number, newSize: number): Uint8Array[] =>
  hashesOf(read, consistencyRanges(oldSize, newSize))

/**
 * The proof that a subtree is part of the tree of that size.
 *
 * @throws LedgerError when the range is not a subtree of it
 */
export const proveSubtree = (read: ReadNode, subtree: LeafRange, size: number): Uint8Array[] =>
  hashesOf(read, subtreeRanges(subtree, size))
