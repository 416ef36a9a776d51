import type { MemoryTree } from '@candour/ledger'
import {
  fromHex,
  leafHash,
  nodeHash,
  readRange,
  rootOfLeaves,
  toBase64,
  toHex,
  utf8,
  verifyChangeRange,
  verifyConsistency,
  verifyInclusion,
} from '@candour/ledger'
import { BadInput } from '../../command.ts'
import type { Fields } from '../../fields.ts'
import type { Play } from './found.ts'
import { acceptance, bytes, count, found, hashes, index } from './found.ts'
import { standardTree, testLog } from './trees.ts'

const leaf: Play = fields => [
  found('expect_hex', fields.text('expect_hex'), toHex(leafHash(fromHex(fields.text('data_hex'))))),
]

const node: Play = fields => {
  const hash = nodeHash(fromHex(fields.text('left_hex')), fromHex(fields.text('right_hex')))
  return [found('expect_hex', fields.text('expect_hex'), toHex(hash))]
}

const root: Play = fields => {
  const leaves = fields.has('leaves_hex') ? fields.texts('leaves_hex').map(fromHex) : describedLeaves(fields)
  return [found('expect_hex', fields.text('expect_hex'), toHex(rootOfLeaves(leaves)))]
}

const hundredBytes = 'leaf i is 100 bytes: uint32 big-endian i, then 96 bytes of value i mod 256'

function* describedLeaves(fields: Fields): Generator<Uint8Array> {
  const description = fields.text('leaves')
  if (description !== hundredBytes) throw fields.wrong('leaves', description, JSON.stringify(hundredBytes))
  const size = index(fields, 'tree_size')
  const data = new Uint8Array(100)
  const view = new DataView(data.buffer)
  for (let i = 0; i < size; i++) {
    data.fill(i)
    view.setUint32(0, i)
    yield data
  }
}

/** The cases name their tree in their id, and nowhere else. */
const namedTree = (id: string): MemoryTree => {
  if (!/\/std8-/.test(id)) throw new BadInput(`${id}: the tree is not std8, the one that is known`)
  return standardTree
}

const perfectNode: Play = fields => {
  const node = { level: index(fields, 'level'), index: index(fields, 'index') }
  return [found('expect_hex', fields.text('expect_hex'), toHex(namedTree(fields.text('id')).node(node)))]
}

const range: Play = fields => {
  const { nodes } = readRange(namedTree(fields.text('id')).node, {
    start: index(fields, 'begin'),
    end: index(fields, 'end'),
  })
  const got = nodes.map(({ level, index, hash }) => ({ level, index, hash_hex: toHex(hash) }))
  return [found('expect_nodes', fields.list('expect_nodes'), got)]
}

const inclusion: Play = fields => {
  const claim = {
    index: count(fields, 'leaf_index'),
    size: count(fields, 'tree_size'),
    leafHash: bytes(fields, 'leaf_hash_b64'),
    root: bytes(fields, 'root_b64'),
  }
  return [acceptance(fields, verifyInclusion(claim, hashes(fields, 'proof_b64')).ok)]
}

const consistency: Play = fields => {
  const claim = {
    oldSize: count(fields, 'size1'),
    newSize: count(fields, 'size2'),
    oldRoot: bytes(fields, 'root1_b64'),
    newRoot: bytes(fields, 'root2_b64'),
  }
  return [acceptance(fields, verifyConsistency(claim, hashes(fields, 'proof_b64')).ok)]
}

/** A proof is asked of the test log only. */
const proveInclusion: Play = fields => {
  const proof = testLog.inclusionProof(index(fields, 'leaf_index'), index(fields, 'tree_size'))
  return [found('expect_proof_b64', fields.texts('expect_proof_b64'), proof.map(toBase64))]
}

const proveConsistency: Play = fields => {
  const proof = testLog.consistencyProof(index(fields, 'size1'), index(fields, 'size2'))
  return [found('expect_proof_b64', fields.texts('expect_proof_b64'), proof.map(toBase64))]
}

const changeRange: Play = fields => {
  const announced = { size: index(fields, 'size_announced'), root: bytes(fields, 'root_announced_b64') }
  const visited = { size: index(fields, 'size_visit'), root: bytes(fields, 'root_visit_b64') }
  const before = fields.rows('old_compact_range').map(row => {
    const node = { level: index(row, 'level'), index: index(row, 'index'), hash: fromHex(row.text('hash_hex')) }
    row.done()
    return node
  })
  const leaves = fields.texts('leaves_since_utf8').map(text => leafHash(utf8(text)))
  return [acceptance(fields, verifyChangeRange(announced, visited, { before, leaves }).ok)]
}

/** The operations on the tree. */
export const treePlays: Readonly<Record<string, Play>> = {
  leaf,
  node,
  root,
  'perfect-node': perfectNode,
  'compact-range': range,
  'verify-inclusion': inclusion,
  'verify-consistency': consistency,
  'prove-inclusion': proveInclusion,
  'prove-consistency': proveConsistency,
  'verify-change-range': changeRange,
}
