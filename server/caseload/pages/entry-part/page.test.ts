import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { leafHash, openDisclosures, parsePolicy, verifyTlogProof } from '@candour/ledger'
import { announceKey, publishCheckpoint } from '#platform/ledger/checkpoint.ts'
import { integrateAll } from '#platform/ledger/integrate.ts'
import { testKey } from '#platform/ledger/testing.ts'
import { startTestApp } from '#platform/web/testing.ts'
import { entriesOf } from '../../record/stored.ts'
import { room } from '../../room.ts'
import { as, seedCaseload } from '../../testing.ts'

const { databases, signIn } = await startTestApp({ after }, [room])
const ids = await seedCaseload(databases)
const aled = ids.get('X100001') ?? assert.fail()
const first = (await as(databases, 'ada', trx => entriesOf(trx, [aled])))[0] ?? assert.fail()
const address = `/people/${aled}/entries/${first.entryId}`

test('before a checkpoint covers the entry, the page says when to come back', async () => {
  const { body } = await (await signIn('ada')).get(`${address}/part`)
  assert.match(body, /No signed checkpoint covers this entry yet/)
})

test('the chosen fields prove themselves to somebody who has only the file, and the others stay hidden', async () => {
  const key = testKey()
  await announceKey(databases.system, key)
  await integrateAll(databases.system)
  await publishCheckpoint(databases.system, key, new Date())
  const ada = await signIn('ada')
  const { body } = await ada.get(`${address}/part.json?field=author&field=body.sex`)
  const part = JSON.parse(body) as { envelope: string; disclosures: string[]; proof: string; policy: string }
  const envelope = Buffer.from(part.envelope, 'base64')
  const { fields } = JSON.parse(envelope.toString('utf8')) as { fields: string[] }
  const opened = openDisclosures(fields, part.disclosures)
  assert.deepEqual({ ...opened.fields }, { author: first.author, 'body.sex': 'male' })
  assert.equal(opened.withheld, fields.length - 2)
  assert.equal(verifyTlogProof(part.proof, leafHash(envelope), parsePolicy(part.policy)).ok, true)
  assert.doesNotMatch(body, /Aled/)
})

test('the page offers every field by its question, with what it says', async () => {
  const { body } = await (await signIn('ada')).get(`${address}/part`)
  assert.match(body, /value="body\.dateOfBirth"[\s\S]*Date of birth/)
})

test('nobody can show a part of an entry that they may not read', async () => {
  const gil = await signIn('gil')
  assert.deepEqual(
    [(await gil.get(`${address}/part`)).status, (await gil.get(`${address}/part.json?field=author`)).status],
    [404, 404],
  )
})
