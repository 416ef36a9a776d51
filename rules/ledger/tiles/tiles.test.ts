import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { toHex } from '../bytes/hex.ts'
import { LedgerError } from '../ledger-error.ts'
import { verifyChangeRange } from '../tree/change-range.ts'
import { MemoryTree } from '../tree/memory-tree.ts'
import { tilesForSize } from './address.ts'
import { formatEntryBundle, parseEntryBundle } from './entry-bundle.ts'
import { KeptTiles } from './kept-tiles.ts'
import { encodeTileIndex, parseTilePath, tilePath } from './path.ts'
import { TileEdge } from './tile-edge.ts'
import type { ReadTile } from './tiled-tree.ts'
import { TiledTree } from './tiled-tree.ts'

const largest = 66_000
const tree = new MemoryTree()
const stored = new Map<string, Uint8Array>()
const edge = new TileEdge()
for (let i = 0; i < largest; i++) {
  tree.append(Uint8Array.of(i & 255, (i >> 8) & 255, i >> 16))
  edge.append(tree.node({ level: 0, index: i }))
}
for (const tile of [...edge.takeFull(), ...edge.partial()]) stored.set(`${tile.level}/${tile.index}`, tile.bytes)
const readStored: ReadTile = ({ level, index, width }) => {
  const bytes = stored.get(`${level}/${index}`)
  if (!bytes) throw new Error(`no tile ${index} at level ${level}`)
  return bytes.subarray(0, width * 32)
}
const tiled = new TiledTree(readStored)

const withinSized = fc
  .integer({ min: 1, max: largest })
  .chain(size => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }))
const hexes = (hashes: readonly Uint8Array[]): string[] => hashes.map(toHex)

test('proofs read through tiles are those of the tree itself', async () => {
  await fc.assert(
    fc.asyncProperty(withinSized, async ({ size, index }) => {
      assert.equal(toHex(await tiled.root(size)), toHex(tree.root(size)))
      assert.deepEqual(hexes(await tiled.inclusionProof(index, size)), hexes(tree.inclusionProof(index, size)))
      const consistency = await tiled.consistencyProof(index + 1, size)
      assert.deepEqual(hexes(consistency), hexes(tree.consistencyProof(index + 1, size)))
    }),
  )
})

test('a change range read through tiles proves its list complete', async () => {
  const change = await tiled.changeRange(65_000, 66_000)
  const head = (size: number) => ({ size, root: tree.root(size) })
  assert.deepEqual(verifyChangeRange(head(65_000), head(66_000), change), { ok: true })
})

test('an edge read back from tiles goes on as if it had never stopped', async () => {
  for (const stop of [0, 1, 255, 256, 257, 65_535, 65_536]) {
    const resumed = await TileEdge.read(stop, readStored)
    for (let i = stop; i < largest; i++) resumed.append(tree.node({ level: 0, index: i }))
    assert.deepEqual(resumed.partial(), edge.partial())
    for (const tile of resumed.takeFull()) assert.deepEqual(tile.bytes, stored.get(`${tile.level}/${tile.index}`))
  }
})

test('the edge makes the tiles that a tree of its size has', () => {
  const kept = Map.groupBy(stored.keys(), key => Number(key.split('/')[0]))
  const counts = tilesForSize(largest).map(({ full, partialWidth }) => full + (partialWidth > 0 ? 1 : 0))
  assert.deepEqual(
    Array.from(kept.values(), keys => keys.length),
    counts,
  )
})

test('a tile with too few bytes is refused, not read as zeros', async () => {
  const short = new TiledTree(() => new Uint8Array(64))
  await assert.rejects(short.root(3), new LedgerError('tile 0 of level 0: 64 bytes do not hold 3 hashes'))
})

test('a tile has one path, which leads back to it', () => {
  fc.assert(
    fc.property(fc.nat(63), fc.maxSafeNat(), fc.integer({ min: 1, max: 256 }), (level, index, width) => {
      const named = parseTilePath(tilePath({ level, index, width }))
      assert.deepEqual(named, { level, index: BigInt(index), width })
    }),
  )
  assert.equal(encodeTileIndex(1_234_067), 'x001/x234/067')
  for (const path of [
    'tile/00/000',
    'tile/0/x000/001',
    'tile/0/1',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/64/000',
  ]) {
    assert.throws(() => parseTilePath(path), LedgerError, path)
  }
})

test('the entries of a bundle come back as they went in, empty ones too', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 256 }), entries => {
      assert.deepEqual(parseEntryBundle(formatEntryBundle(entries)), entries)
    }),
  )
  assert.throws(() => parseEntryBundle(Uint8Array.of(0, 2, 97)), new LedgerError('entry 0: 2 bytes stated, 1 there'))
})

test('tiles that are kept between trees give the same proofs, and never hide that a tile was changed', async () => {
  const kept = new KeptTiles(2)
  const index = 40_000
  const proof = await tiled.inclusionProof(index, largest)
  for (const _ of [1, 2, 3])
    assert.deepEqual(await new TiledTree(readStored, kept).inclusionProof(index, largest), proof)
  const changed: ReadTile = async address => {
    const bytes = (await readStored(address)).slice()
    bytes[7] = (bytes[7] ?? 0) ^ 1
    return bytes
  }
  assert.notDeepEqual(await new TiledTree(changed, kept).inclusionProof(index, largest), proof)
  assert.deepEqual(await new TiledTree(readStored, kept).inclusionProof(index, largest), proof)
})
