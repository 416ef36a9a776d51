import { sameBytes } from '../bytes/join.ts'
import type { Count } from '../count.ts'
import { exactCount } from '../count.ts'
import type { Verdict } from '../verdict.ts'
import { accepted, refused, verdictOf } from '../verdict.ts'
import { hashSize, nodeHash } from './hashes.ts'

/** What an inclusion proof is checked against. */
export type InclusionClaim = {
  readonly index: Count
  readonly size: Count
  readonly leafHash: Uint8Array
  readonly root: Uint8Array
}

/**
 * Whether the proof takes the leaf hash at its index to the root of a tree of that size.
 *
 * @source RFC 6962, section 2.1.1; the check is that of RFC 9162, section 2.1.3.2
 */
export const verifyInclusion = ({ index, size, leafHash, root }: InclusionClaim, proof: readonly Uint8Array[]) =>
  verdictOf(() => {
    const start = exactCount(index, 'leaf index')
    const leaves = exactCount(size, 'tree size')
    if (start >= leaves) return refused(`leaf ${start} is not in a tree of ${leaves} leaves`)
    return climb({ start, end: start + 1n, hash: leafHash, size: leaves, root }, proof, 'leaf hash', 'root')
  })

/** What a consistency proof is checked against. */
export type ConsistencyClaim = {
  readonly oldSize: Count
  readonly oldRoot: Uint8Array
  readonly newSize: Count
  readonly newRoot: Uint8Array
}

/**
 * Whether the proof shows that the old tree is the beginning of the new one. An old size of 0 is refused: every tree
 * begins with the empty one, so such a proof says nothing.
 *
 * Trees of one size are compared by their roots alone, whatever those are; a proof needs roots of 32 bytes.
 *
 * @source RFC 6962, section 2.1.2; the check is that of RFC 9162, section 2.1.4.2
 */
export const verifyConsistency = (claim: ConsistencyClaim, proof: readonly Uint8Array[]): Verdict =>
  verdictOf(() => {
    const oldSize = exactCount(claim.oldSize, 'old size')
    const size = exactCount(claim.newSize, 'new size')
    if (oldSize === 0n) return refused('the old tree is empty: every tree begins with it, so this proves nothing')
    if (oldSize > size) return refused(`the new tree has ${size} leaves, fewer than the old one with ${oldSize}`)
    if (oldSize === size) return sameTree(claim, proof)
    const subtree = { start: 0n, end: oldSize, hash: claim.oldRoot, size, root: claim.newRoot }
    return climb(subtree, proof, 'old root', 'new root')
  })

const sameTree = ({ oldRoot, newRoot }: ConsistencyClaim, proof: readonly Uint8Array[]): Verdict => {
  if (proof.length > 0) return refused('the sizes are equal, so the proof must be empty')
  return sameBytes(oldRoot, newRoot) ? accepted : refused('one size with two different roots')
}

/** What a subtree proof is checked against: the subtree of the leaves from `start` to before `end`. */
export type SubtreeClaim = {
  readonly start: Count
  readonly end: Count
  readonly hash: Uint8Array
  readonly size: Count
  readonly root: Uint8Array
}

/**
 * Whether the proof shows that a subtree with this hash is part of the tree. An empty subtree is refused.
 *
 * @source draft-ietf-plants-merkle-tree-certs, section 4.4.3
 */
export const verifySubtree = (claim: SubtreeClaim, proof: readonly Uint8Array[]): Verdict =>
  verdictOf(() => {
    const start = exactCount(claim.start, 'start of the subtree')
    const end = exactCount(claim.end, 'end of the subtree')
    const size = exactCount(claim.size, 'tree size')
    if (start >= end || end > size) return refused(`leaves ${start} to ${end} are not within a tree of ${size} leaves`)
    let width = 1n
    while (width < end - start) width *= 2n
    if (start % width !== 0n) return refused(`leaves ${start} to ${end} are not a subtree`)
    return climb({ start, end, hash: claim.hash, size, root: claim.root }, proof, 'hash of the subtree', 'root')
  })

type ExactSubtree = {
  readonly start: bigint
  readonly end: bigint
  readonly hash: Uint8Array
  readonly size: bigint
  readonly root: Uint8Array
}

/** A leaf and an old tree are subtrees too, so one climb checks all three proofs. */
const climb = (claim: ExactSubtree, proof: readonly Uint8Array[], hashName: string, rootName: string): Verdict => {
  const lengths = [[hashName, claim.hash] as const, [rootName, claim.root] as const]
  for (const [name, hash] of [...lengths, ...proof.map((hash, i) => [`proof hash ${i}`, hash] as const)]) {
    if (hash.length !== hashSize) return refused(`${name}: ${hash.length} bytes, not ${hashSize}`)
  }
  const place = firstShared(claim)
  // A subtree that is one node of the tree needs no hash of it; the verifier has that.
  const whole = place.from === place.here
  const [first, siblings] = whole ? [claim.hash, proof] : [proof[0], proof.slice(1)]
  const ends = first === undefined ? undefined : fold(place, first, siblings)
  if (ends === undefined)
    return refused(`a proof of ${proof.length} hashes is not of the length that the position needs`)
  if (!sameBytes(ends.part, claim.hash)) return refused(`the proof leads to another ${hashName}`)
  return sameBytes(ends.total, claim.root) ? accepted : refused(`the proof leads to another ${rootName}`)
}

/** On one level: the first and the last node of the subtree, and the last node of the tree. */
type Place = { readonly from: bigint; readonly here: bigint; readonly last: bigint }

const up = ({ from, here, last }: Place, levels: bigint): Place => ({
  from: from >> levels,
  here: here >> levels,
  last: last >> levels,
})

/** The lowest level whose last node of the subtree is a node of the whole tree: a left child, or the end of both. */
const firstShared = ({ start, end, size }: ExactSubtree): Place => {
  let place: Place = { from: start, here: end - 1n, last: size - 1n }
  const endsTree = place.here === place.last
  while (place.from !== place.here && (endsTree || place.here % 2n === 1n)) place = up(place, 1n)
  return place
}

/** The hashes of the subtree and of the tree that the siblings lead to; undefined when they are too many or too few. */
const fold = (lowest: Place, first: Uint8Array, siblings: readonly Uint8Array[]) => {
  let place = lowest
  let part = first
  let total = first
  for (const sibling of siblings) {
    const { from, here, last } = place
    if (last === 0n) return undefined
    const siblingIsLeft = here % 2n === 1n || here === last
    if (siblingIsLeft && from < here) part = nodeHash(sibling, part)
    total = siblingIsLeft ? nodeHash(sibling, total) : nodeHash(total, sibling)
    // At the right edge a node without a sibling is carried up unchanged, until it is a right child.
    place = up(place, siblingIsLeft ? trailingZeros(here) + 1n : 1n)
  }
  return place.last === 0n ? { part, total } : undefined
}

const trailingZeros = (count: bigint): bigint => {
  let zeros = 0n
  while ((count >> zeros) % 2n === 0n) zeros++
  return zeros
}
