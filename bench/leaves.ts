import { createHash } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { Frontier, toHex } from '@candour/ledger'
import { MerkleTree } from 'merkletreejs'
import type { BenchRow } from './row.ts'

const leaves = 1_000_000
const leafBytes = 100
const mostOfCreateHash = 0.5
const mostOfMerkletreejs = 0.2
const rounds = 3

/** Fills the leaf that the reference names: four bytes of its number, then 96 of the number modulo 256. */
const fillLeaf = (leaf: Uint8Array, i: number): void => {
  leaf.fill(i)
  leaf[0] = i >>> 24
  leaf[1] = i >>> 16
  leaf[2] = i >>> 8
  leaf[3] = i
}

const withFrontier = (): string => {
  const frontier = new Frontier()
  const leaf = new Uint8Array(leafBytes)
  for (let i = 0; i < leaves; i++) {
    fillLeaf(leaf, i)
    frontier.append(leaf)
  }
  return toHex(frontier.root())
}

/** The same tree the same way, each hash by one update of createHash over a buffer that is used again. */
const withCreateHash = (): string => {
  const message = Buffer.alloc(1 + leafBytes)
  const leaf = message.subarray(1)
  const pair = Buffer.alloc(65, 1)
  const edge: Buffer[] = []
  const merge = (right: Buffer): Buffer => {
    edge.pop()?.copy(pair, 1)
    right.copy(pair, 33)
    return createHash('sha256').update(pair).digest()
  }
  for (let i = 0; i < leaves; i++) {
    fillLeaf(leaf, i)
    let node: Buffer = createHash('sha256').update(message).digest()
    for (let size = i; size % 2 === 1; size = (size - 1) / 2) node = merge(node)
    edge.push(node)
  }
  let root: Buffer = edge.pop() ?? Buffer.alloc(0)
  while (edge.length > 0) root = merge(root)
  return root.toString('hex')
}

/** Not the same tree (it has no prefixes), but as many leaves: leaf hashes by createHash, then the library's levels. */
const withMerkletreejs = (): string => {
  const sha256 = (data: Buffer): Buffer => createHash('sha256').update(data).digest()
  const hashes = Array.from({ length: leaves }, (_, i) => {
    const leaf = Buffer.alloc(leafBytes)
    fillLeaf(leaf, i)
    return sha256(leaf)
  })
  return new MerkleTree(hashes, sha256).getRoot().toString('hex')
}

/** The fastest of several rounds, in seconds: other work on the machine can only make a round slower. */
const best = (work: () => string, times: number): { readonly seconds: number; readonly root: string } => {
  let seconds = Number.POSITIVE_INFINITY
  let root = ''
  for (let round = 0; round < times; round++) {
    const start = performance.now()
    root = work()
    seconds = Math.min(seconds, (performance.now() - start) / 1000)
  }
  return { seconds, root }
}

/**
 * Rebuilding the root of one million leaves of 100 bytes, beside createHash and beside merkletreejs (once: it takes 1 GB).
 *
 * @throws Error when the roots differ: a fast wrong answer must not enter the table
 */
export const leavesBenchmark = async (): Promise<BenchRow[]> => {
  const ours = best(withFrontier, rounds)
  const theirs = best(withCreateHash, rounds)
  if (ours.root !== theirs.root) throw new Error(`the root is ${ours.root}, createHash makes it ${theirs.root}`)
  const library = best(withMerkletreejs, 1)
  const row = (peer: string, seconds: number, most: number): BenchRow => ({
    work: 'Rebuild the root of 1,000,000 leaves of 100 bytes',
    ours: ours.seconds,
    theirs: seconds,
    unit: 's',
    peer,
    ratio: ours.seconds / seconds,
    target: `<= ${most} x`,
    holds: ours.seconds <= most * seconds,
  })
  return [
    row('node createHash', theirs.seconds, mostOfCreateHash),
    row('merkletreejs 0.6', library.seconds, mostOfMerkletreejs),
  ]
}
