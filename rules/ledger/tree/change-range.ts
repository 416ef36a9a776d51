import { sameBytes } from '../bytes/join.ts'
import type { Verdict } from '../verdict.ts'
import { accepted, refused, verdictOf } from '../verdict.ts'
import type { RangeNode } from './compact-range.ts'
import { compactRange, rangeRoot, readRange } from './compact-range.ts'
import { Frontier } from './frontier.ts'
import type { ReadNode } from './range.ts'

/** A tree by its size and root, as a checkpoint states it. */
export type TreeHead = { readonly size: number; readonly root: Uint8Array }

/**
 * The proof that a list of leaves is everything that was appended between two checkpoints: the compact range of the
 * leaves before, and the hash of every leaf since, in order.
 */
export type ChangeRange = { readonly before: readonly RangeNode[]; readonly leaves: readonly Uint8Array[] }

/**
 * The change range from one size of a tree to a later one.
 *
 * @throws LedgerError when a size is not a size of the tree
 */
export const makeChangeRange = (read: ReadNode, oldSize: number, newSize: number): ChangeRange => ({
  before: readRange(read, { start: 0, end: oldSize }).nodes,
  leaves: Array.from({ length: newSize - oldSize }, (_, i) => read({ level: 0, index: oldSize + i })),
})

/**
 * Whether the leaves are all that was appended between the announced tree and the visited one, in this order, and
 * nothing before was altered. It fails when a leaf is left out, added, changed or moved, when the log was rolled back,
 * and when the two trees do not have one history.
 */
export const verifyChangeRange = (announced: TreeHead, visited: TreeHead, change: ChangeRange): Verdict =>
  verdictOf(() => {
    const { size } = announced
    if (visited.size < size) return refused(`rolled back: ${visited.size} leaves now, ${size} when announced`)
    const before = compactRange({ start: 0, end: size }, change.before)
    if (!sameBytes(rangeRoot(before), announced.root)) {
      return refused('the leaves before the announcement do not have the announced root')
    }
    const listed = size + change.leaves.length
    if (listed !== visited.size) {
      return refused(`${change.leaves.length} leaves are listed, ${visited.size - size} were appended`)
    }
    const frontier = Frontier.after(before)
    for (const leaf of change.leaves) frontier.appendHash(leaf)
    if (!sameBytes(frontier.root(), visited.root)) return refused('the listed leaves do not lead to the visited root')
    return accepted
  })
