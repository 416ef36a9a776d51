import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { toHex } from '../bytes/hex.ts'
import { utf8 } from '../bytes/utf8.ts'
import { sha256 } from '../hash/sha256.ts'
import { leafHash } from './hashes.ts'
import { MemoryTree } from './memory-tree.ts'
import { proveSubtree } from './prove.ts'
import { rootOf } from './root.ts'
import { coveringSubtrees, isSubtree, subtreeHash } from './subtree.ts'
import { verifyConsistency, verifyInclusion, verifySubtree } from './verify.ts'

const treeOf = (size: number): MemoryTree => {
  const tree = new MemoryTree()
  for (let i = 0; i < size; i++) tree.append(Uint8Array.of(i & 255, i >> 8))
  return tree
}
const tree = treeOf(1000)
const hashAt = (index: number): Uint8Array => tree.node({ level: 0, index })

const sized = fc.integer({ min: 1, max: 1000 })
const withinSized = sized.chain(size => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }))
const bit = fc.record({ byte: fc.nat(31), mask: fc.integer({ min: 0, max: 7 }).map(n => 1 << n) })
type Bit = { readonly byte: number; readonly mask: number }
const flipped = (hash: Uint8Array, { byte, mask }: Bit): Uint8Array => hash.map((b, i) => (i === byte ? b ^ mask : b))
const flippedAt = (proof: readonly Uint8Array[], at: number, change: Bit): Uint8Array[] =>
  proof.map((hash, i) => (i === at ? flipped(hash, change) : hash))

test('the root that a tree keeps is the root over its leaf hashes, at every size', () => {
  fc.assert(
    fc.property(sized, size => {
      const hashes = Array.from({ length: size }, (_, i) => hashAt(i))
      assert.equal(toHex(tree.root(size)), toHex(rootOf(hashes)))
    }),
  )
})

test('every leaf is proven in every tree that holds it, and nothing else is', () => {
  fc.assert(
    fc.property(withinSized, bit, ({ size, index }, change) => {
      const proof = tree.inclusionProof(index, size)
      const claim = { index, size, leafHash: hashAt(index), root: tree.root(size) }
      assert.deepEqual(verifyInclusion(claim, proof), { ok: true })
      assert.equal(verifyInclusion({ ...claim, leafHash: flipped(claim.leafHash, change) }, proof).ok, false)
      assert.equal(verifyInclusion({ ...claim, root: flipped(claim.root, change) }, proof).ok, false)
      assert.equal(verifyInclusion(claim, [...proof, claim.root]).ok, false)
      assert.equal(verifyInclusion({ ...claim, index: index + 1 }, proof).ok, false)
      for (let at = 0; at < proof.length; at++) {
        assert.equal(verifyInclusion(claim, flippedAt(proof, at, change)).ok, false)
        assert.equal(verifyInclusion(claim, proof.toSpliced(at, 1)).ok, false)
      }
    }),
  )
})

test('every tree is proven to begin every later tree, and nothing else is', () => {
  fc.assert(
    fc.property(withinSized, bit, ({ size: newSize, index }, change) => {
      const oldSize = index + 1
      const proof = tree.consistencyProof(oldSize, newSize)
      const claim = { oldSize, oldRoot: tree.root(oldSize), newSize, newRoot: tree.root(newSize) }
      assert.deepEqual(verifyConsistency(claim, proof), { ok: true })
      assert.equal(verifyConsistency({ ...claim, oldRoot: flipped(claim.oldRoot, change) }, proof).ok, false)
      assert.equal(verifyConsistency({ ...claim, newRoot: flipped(claim.newRoot, change) }, proof).ok, false)
      assert.equal(verifyConsistency(claim, [...proof, claim.newRoot]).ok, false)
      for (let at = 0; at < proof.length; at++) {
        assert.equal(verifyConsistency(claim, flippedAt(proof, at, change)).ok, false)
        assert.equal(verifyConsistency(claim, proof.toSpliced(at, 1)).ok, false)
      }
    }),
  )
})

test('every subtree is proven part of every tree that holds it, and nothing else is', () => {
  const subtrees = fc
    .record({ level: fc.nat(9), index: fc.nat(1000), width: fc.integer({ min: 1, max: 512 }), size: sized })
    .map(({ level, index, width, size }) => {
      const start = (index % Math.ceil(1000 / 2 ** level)) * 2 ** level
      return { start, end: Math.min(start + Math.min(width, 2 ** level), 1000), size }
    })
    .filter(({ end, size }) => end <= size)
  fc.assert(
    fc.property(subtrees, bit, ({ start, end, size }, change) => {
      const proof = proveSubtree(tree.node, { start, end }, size)
      const claim = { start, end, hash: subtreeHash(tree.node, { start, end }), size, root: tree.root(size) }
      assert.deepEqual(verifySubtree(claim, proof), { ok: true })
      assert.equal(verifySubtree({ ...claim, hash: flipped(claim.hash, change) }, proof).ok, false)
      assert.equal(verifySubtree({ ...claim, root: flipped(claim.root, change) }, proof).ok, false)
      for (let at = 0; at < proof.length; at++) {
        assert.equal(verifySubtree(claim, flippedAt(proof, at, change)).ok, false)
      }
    }),
  )
})

test('positions past 2^53 are checked exactly, not rounded to their neighbour', () => {
  const leaf = leafHash(utf8('last'))
  const size = 2n ** 63n
  const path = Array.from({ length: 63 }, (_, i) => leafHash(Uint8Array.of(i)))
  const verdict = verifyInclusion({ index: size - 2n, size, leafHash: leaf, root: leaf }, path)
  assert.deepEqual(verdict, { ok: false, why: 'the proof leads to another root' })
})

const upTo = 130
const small = treeOf(0)
for (let i = 0; i < upTo; i++) small.append(Uint8Array.of(i))
const line = (start: string, hashes: readonly Uint8Array[]): string => `${[start, ...hashes.map(toHex)].join(' ')}\n`
const ranges = (subtreesOnly: boolean) =>
  Array.from({ length: upTo + 1 }, (_, end) => Array.from({ length: end + 1 }, (_, start) => ({ start, end })))
    .flat()
    .filter(range => !subtreesOnly || isSubtree(range))

test('the hash of every subtree up to 130 leaves is the one that the draft publishes', () => {
  const lines = ranges(true).map(range => line(`[${range.start}, ${range.end})`, [subtreeHash(small.node, range)]))
  assert.equal(toHex(sha256(utf8(lines.join('')))), 'b82806ad4265bb151c1119c0f4db437bb4d1a1f887b3a7fba1cd4ebf552e3e81')
})

test('the subtrees that cover every range up to 130 leaves are those that the draft publishes', () => {
  const lines = ranges(false).map(range =>
    coveringSubtrees(range)
      .map(({ start, end }) => `[${start}, ${end})`)
      .join(' ')
      .concat('\n'),
  )
  assert.equal(toHex(sha256(utf8(lines.join('')))), '7fd9c8b926e9d2b5cf831560e8ce295a5ef97ad5c5ede4ea0dea28a8c8fc8bb0')
})
