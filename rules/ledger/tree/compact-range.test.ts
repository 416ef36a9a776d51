import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { toHex } from '../bytes/hex.ts'
import { LedgerError } from '../ledger-error.ts'
import { makeChangeRange, verifyChangeRange } from './change-range.ts'
import type { CompactRange } from './compact-range.ts'
import { appendToRange, compactRange, mergeRanges, rangeRoot, readRange } from './compact-range.ts'
import { Frontier } from './frontier.ts'
import { MemoryTree } from './memory-tree.ts'

const tree = new MemoryTree()
for (let i = 0; i < 300; i++) tree.append(Uint8Array.of(i & 255, i >> 8))
const hashAt = (index: number): Uint8Array => tree.node({ level: 0, index })
const empty: CompactRange = { start: 0, end: 0, nodes: [] }
const cuts = fc.array(fc.nat(300), { minLength: 3, maxLength: 3 }).map(sizes => sizes.sort((a, b) => a - b))

test('a compact range that grows leaf by leaf always has the root of the tree', () => {
  let range = empty
  for (let size = 1; size <= 300; size++) {
    range = appendToRange(range, hashAt(size - 1))
    assert.equal(toHex(rangeRoot(range)), toHex(tree.root(size)))
    assert.deepEqual(range, readRange(tree.node, { start: 0, end: size }))
  }
})

test('ranges that meet merge into the range over both, wherever they are cut', () => {
  fc.assert(
    fc.property(cuts, ([start = 0, middle = 0, end = 0]) => {
      const left = readRange(tree.node, { start, end: middle })
      const right = readRange(tree.node, { start: middle, end })
      assert.deepEqual(mergeRanges(left, right), readRange(tree.node, { start, end }))
    }),
  )
})

test('ranges with a gap between them are not merged', () => {
  const left = readRange(tree.node, { start: 0, end: 4 })
  const right = readRange(tree.node, { start: 5, end: 8 })
  assert.throws(
    () => mergeRanges(left, right),
    new LedgerError('a range that ends at 4 and one that begins at 5 do not meet'),
  )
})

test('a frontier goes on from a stored range as if it had never stopped', () => {
  fc.assert(
    fc.property(cuts, ([, stop = 0, size = 0]) => {
      const before = new Frontier()
      for (let i = 0; i < stop; i++) before.appendHash(hashAt(i))
      const after = Frontier.after(before.range())
      for (let i = stop; i < size; i++) after.appendHash(hashAt(i))
      assert.equal(toHex(after.root()), toHex(tree.root(size)))
      assert.equal(after.size, size)
    }),
  )
})

test('a node in the wrong place of a range is named', () => {
  const { nodes } = readRange(tree.node, { start: 0, end: 6 })
  assert.throws(
    () => compactRange({ start: 0, end: 6 }, nodes.toReversed()),
    new LedgerError('node 0 of the range must be node 0 of level 2'),
  )
})

const head = (size: number) => ({ size, root: tree.root(size) })

test('every list of changes is proven complete, and no other list is', () => {
  fc.assert(
    fc.property(cuts, fc.nat(300), ([, announced = 0, visited = 0], pick) => {
      const change = makeChangeRange(tree.node, announced, visited)
      assert.deepEqual(verifyChangeRange(head(announced), head(visited), change), { ok: true })
      const { leaves } = change
      if (leaves.length < 2) return
      const at = pick % (leaves.length - 1)
      const lists = [
        leaves.toSpliced(at, 1),
        leaves.toSpliced(at, 2, hashAt(announced + at + 1), hashAt(announced + at)),
        leaves.with(at, tree.root()),
        leaves.toSpliced(at, 0, tree.root()),
      ]
      for (const list of lists) {
        assert.equal(verifyChangeRange(head(announced), head(visited), { ...change, leaves: list }).ok, false)
      }
    }),
  )
})

test('a log that has fewer leaves than it announced is called rolled back', () => {
  const verdict = verifyChangeRange(head(9), head(7), { before: [], leaves: [] })
  assert.deepEqual(verdict, { ok: false, why: 'rolled back: 7 leaves now, 9 when announced' })
})
