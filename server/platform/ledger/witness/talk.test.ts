import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { MemoryTree, type PolicyWitness, parsePolicy, utf8 } from '@candour/ledger'
import { makeTestWitness, serveTestWitness } from '../../../../cli/witness/testing.ts'
import { signedCheckpoint } from '../checkpoint.ts'
import { logKeyIn, verifierKeyOf, verifierOf } from '../keys.ts'
import { askToCosign, type Growth, lookAtWitness } from './talk.ts'
import { testDataFolder } from './testing.ts'

const key = await logKeyIn(await testDataFolder({ after }))
const log = { origin: key.origin, keys: [verifierOf(key)] }
const made = await makeTestWitness({ after }, 'watching.example', verifierKeyOf(key))
const { url } = await serveTestWitness({ after }, made)
const witnessAt = (address: string): PolicyWitness => {
  const [witness] = parsePolicy(`${made.policyLine} ${address}\nquorum none\n`).witnesses
  return witness ?? assert.fail('no witness')
}
const witness = witnessAt(url)

const treeOf = (leaves: number, word = 'leaf'): MemoryTree => {
  const tree = new MemoryTree()
  for (let i = 0; i < leaves; i++) tree.append(utf8(`${word} ${i}`))
  return tree
}
const growthOf = (tree: MemoryTree): Growth => ({
  size: tree.size,
  note: signedCheckpoint([key], { size: tree.size, root: tree.root() }),
  proofFrom: async from => tree.consistencyProof(from),
})

test('a witness that was never asked says nothing of the log', async () => {
  assert.deepEqual(await lookAtWitness(witness, log), { kind: 'unknown' })
})

test('a witness cosigns, and then shows what it holds', async () => {
  const answer = await askToCosign(witness, log, growthOf(treeOf(7)), 0)
  assert.equal(answer.kind, 'cosigned')
  const view = await lookAtWitness(witness, log)
  assert.ok(view.kind === 'holds')
  assert.deepEqual(view.head, { size: 7, root: treeOf(7).root() })
})

for (const wrong of [0, 3, 12]) {
  test(`a wrong guess of ${wrong} is put right by the size that the witness answers with`, async () => {
    assert.equal((await askToCosign(witness, log, growthOf(treeOf(12 + wrong)), wrong)).kind, 'cosigned')
  })
}

test('a log that is smaller than what the witness holds is in conflict with it', async () => {
  assert.deepEqual(await askToCosign(witness, log, growthOf(treeOf(9)), 9), {
    kind: 'conflict',
    why: 'has seen 24 leaves of this log',
  })
})

test('a log that went on from another history is in conflict with the witness', async () => {
  assert.equal((await askToCosign(witness, log, growthOf(treeOf(30, 'other')), 24)).kind, 'conflict')
  assert.equal((await askToCosign(witness, log, growthOf(treeOf(24, 'other')), 24)).kind, 'conflict')
})

/** Somebody who listens at a witness's address and answers like this. */
const pretender = async (t: { after: (work: () => Promise<void>) => void }, status: number, body: string) => {
  const server = createServer((_request, response) => {
    if (status > 0) response.writeHead(status).end(body)
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  t.after(async () => {
    server.closeAllConnections()
    server.close()
  })
  return witnessAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
}

for (const [what, status, body, why] of [
  ['with a cosignature of nobody', 200, '— watching.example AAAA\n', /a cosignature that its key did not make/],
  ['with a page of a proxy', 502, '<html>', /answered with status 502/],
  ['that it does not know the log', 404, '', /does not know this log/],
  ['with more than a witness ever says', 200, 'x'.repeat(100_000), /more than 65536 bytes/],
  ['that it stands elsewhere, in no number', 409, 'seven', /answered with status 409/],
  ['never', 0, '', /did not answer within a second/],
] as const) {
  test(`an answer ${what} is trouble with the witness, not with the log`, async t => {
    const answer = await askToCosign(await pretender(t, status, body), log, growthOf(treeOf(30)), 24)
    assert.ok(answer.kind === 'trouble')
    assert.match(answer.why, why)
  })
}
