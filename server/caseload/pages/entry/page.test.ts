import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { after, test } from 'node:test'
import { parsePolicy, verifyTlogProof } from '@candour/ledger'
import { announceKey, publishCheckpoint } from '#platform/ledger/checkpoint.ts'
import { integrateAll } from '#platform/ledger/integrate.ts'
import { verifierKeyOf } from '#platform/ledger/keys.ts'
import { startTestApp } from '#platform/web/testing.ts'
import { entriesOf } from '../../record/stored.ts'
import { room } from '../../room.ts'
import { as, seedCaseload } from '../../testing.ts'

const { databases, signIn } = await startTestApp({ after }, [room])
const ids = await seedCaseload(databases)
const aled = ids.get('X100001') ?? assert.fail()
const first = (await as(databases, 'ada', trx => entriesOf(trx, [aled])))[0] ?? assert.fail()
const address = `/people/${aled}/entries/${first.entryId}`

const pair = generateKeyPairSync('ed25519')
const key = {
  origin: 'candour.example/test',
  publicKey: new Uint8Array(pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)),
  sign: (bytes: Uint8Array) => new Uint8Array(sign(null, bytes, pair.privateKey)),
}

test('before a checkpoint covers it an entry says that its proof is on the way', async () => {
  const ada = await signIn('ada')
  const { body } = await ada.get(address)
  assert.match(body, /Not yet: the next signed checkpoint comes within seconds/)
  assert.equal((await ada.get(`${address}/proof`)).status, 404)
})

test('the proof that is handed out holds with nothing but the log’s key and the hash of the leaf', async () => {
  await announceKey(databases.system, key)
  await integrateAll(databases.system)
  await publishCheckpoint(databases.system, key, new Date())
  const { body } = await (await signIn('ada')).get(`${address}/proof`)
  const leaf = await databases.system
    .selectFrom('ledger.leaf_in')
    .select('leaf_hash')
    .where('entry_id', '=', first.entryId)
    .executeTakeFirstOrThrow()
  const policy = parsePolicy(`log ${verifierKeyOf(key)}\nquorum none\n`)
  assert.equal(verifyTlogProof(body, leaf.leaf_hash, policy).ok, true)
})

test('the proof of an entry is only for those who may read it', async () => {
  assert.equal((await (await signIn('gil')).get(`${address}/proof`)).status, 404)
})
