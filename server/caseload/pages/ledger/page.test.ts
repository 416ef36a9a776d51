import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { after, test } from 'node:test'
import { openCheckpoint, parseEntryBundle, parseVerifierKey, rootOfLeaves, toHex } from '@candour/ledger'
import { announceKey, publishCheckpoint } from '#platform/ledger/checkpoint.ts'
import { integrateAll } from '#platform/ledger/integrate.ts'
import { verifierKeyOf } from '#platform/ledger/keys.ts'
import { startTestApp } from '#platform/web/testing.ts'
import { room } from '../../room.ts'
import { seedCaseload } from '../../testing.ts'

const { app, databases, visitor } = await startTestApp({ after }, [room])
const pair = generateKeyPairSync('ed25519')
const key = {
  origin: 'candour.example/test',
  publicKey: new Uint8Array(pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)),
  sign: (bytes: Uint8Array) => new Uint8Array(sign(null, bytes, pair.privateKey)),
}

test('before the first checkpoint the page says so', async () => {
  const { status, body } = await visitor().get('/ledger')
  assert.deepEqual([status, body.includes('No checkpoint has been signed yet')], [200, true])
})

test('a stranger rebuilds the signed root from the entries that the ledger serves', async () => {
  await seedCaseload(databases)
  await announceKey(databases.system, key)
  await integrateAll(databases.system)
  const size = await publishCheckpoint(databases.system, key, new Date())
  const note = (await app.inject('/ledger/checkpoint')).body
  const opened = openCheckpoint(note, [parseVerifierKey(verifierKeyOf(key))], key.origin)
  const bundle = (await app.inject(`/ledger/tile/entries/000.p/${size}`)).rawPayload
  assert.equal(toHex(rootOfLeaves(parseEntryBundle(bundle))), opened.ok ? toHex(opened.checkpoint.root) : opened)
})

test('a tile that the ledger does not hold yet, and a path out of the ledger, are not found', async () => {
  const paths = ['0/000', '0/001.p/1', '9/000', 'entries/007', '..%2F..%2Fhealth', '0/0']
  const answers = await Promise.all(paths.map(path => app.inject(`/ledger/tile/${path}`)))
  assert.deepEqual(
    answers.map(answer => answer.statusCode),
    paths.map(() => 404),
  )
})
