import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { after, test } from 'node:test'
import { openTrusted, parseNote, parsePolicy } from '@candour/ledger'
import { testDatabases } from '#platform/database/testing.ts'
import { makeTestWitness, runWitness, serveTestWitness } from '../../../cli/witness/testing.ts'
import { logKeyIn, logKeysIn, verifierKeyOf, verifierOf } from './keys.ts'
import { latestCheckpoint, publishedNote } from './log.ts'
import { logEntries } from './log-entry.ts'
import { announceNextKey, retireOldKey } from './rotation.ts'
import { policyInForce } from './witness/policy.ts'
import { startTestSequencer, testDataFolder, until, untilPublished, writeLeaves } from './witness/testing.ts'

const databases = await testDatabases({ after })
const dataFolder = await testDataFolder({ after })
const oldKey = await logKeyIn(dataFolder)
const witness = await makeTestWitness({ after }, 'watching.example', verifierKeyOf(oldKey))
const { url } = await serveTestWitness({ after }, witness)
const witnesses = parsePolicy(`${witness.policyLine} ${url}\nquorum watching.example\n`)
await writeLeaves(databases.system, 5)
const sequencer = await startTestSequencer({ after }, databases, { dataFolder, witnesses })
await untilPublished(databases)

const newest = () =>
  databases.app.transaction().execute(async trx => {
    const checkpoint = await latestCheckpoint(trx)
    assert.ok(checkpoint)
    const note = await publishedNote(trx, checkpoint)
    const signers = parseNote(checkpoint.note).signatures.map(({ id }) => id)
    return { note, signers, policy: await policyInForce(trx) }
  })
const afterMore = async () => {
  await writeLeaves(databases.system, 1)
  await untilPublished(databases)
  return newest()
}
const before = await newest()
const oldId = verifierOf(oldKey).id
let newId = ''

test('no key is retired before another is announced', async () => {
  const refused = await retireOldKey(databases.system, dataFolder, new Date())
  assert.deepEqual(refused, { ok: false, why: 'no change of keys has begun; begin one with "candour rotate-key"' })
})

test('the checkpoint over the announcement is signed by the old key alone, and those after it by both', async () => {
  const key = await announceNextKey(databases.system, dataFolder, new Date())
  newId = key.split('+')[1] ?? ''
  await untilPublished(databases)
  assert.deepEqual((await newest()).signers, [oldId])
  assert.deepEqual((await afterMore()).signers, [oldId, newId])
})

test('announcing again changes nothing', async () => {
  const key = await announceNextKey(databases.system, dataFolder, new Date())
  assert.equal(key.split('+')[1], newId)
  assert.equal((await databases.app.transaction().execute(trx => logEntries(trx, 'log-key-announced'))).length, 1)
})

test('the origin stays, and one policy with both keys trusts the checkpoints before, between and after', async () => {
  await runWitness(
    'trust',
    '--folder',
    witness.folder,
    '--log',
    verifierKeyOf((await logKeysIn(dataFolder)).next ?? oldKey),
  )
  const between = await newest()
  assert.equal((await retireOldKey(databases.system, dataFolder, new Date())).ok, true)
  const last = await afterMore()
  assert.deepEqual(last.signers, [newId])
  for (const { note } of [before, between, last]) {
    const trusted = openTrusted(note, last.policy)
    assert.ok(trusted.ok)
    assert.equal(trusted.checkpoint.origin, oldKey.origin)
    assert.ok(trusted.cosigned.has('watching.example'))
  }
})

test('the key that was retired is kept beside the new one, and the log tells of both acts', async () => {
  assert.deepEqual((await readdir(path.join(dataFolder, 'keys'))).sort(), [
    'last-checkpoint',
    'log-key.json',
    `log-key.retired-${oldId}.json`,
  ])
  const retired = await databases.app.transaction().execute(trx => logEntries(trx, 'log-key-retired'))
  assert.deepEqual(
    retired.map(({ payload }) => payload.key),
    [verifierKeyOf(oldKey)],
  )
})

test('a service that starts again goes on with the new key', async t => {
  await sequencer.stop()
  const again = await startTestSequencer(t, databases, { dataFolder, witnesses })
  assert.deepEqual((await afterMore()).signers, [newId])
  assert.equal(again.failure(), null)
})

test('a witness that does not know the new key is named, with what it needs', async t => {
  const forgetful = await makeTestWitness(t, 'forgetful.example', verifierKeyOf(oldKey))
  const serving = await serveTestWitness(t, forgetful)
  const policy = parsePolicy(`${forgetful.policyLine} ${serving.url}\nquorum none\n`)
  await startTestSequencer(t, databases, { dataFolder, witnesses: policy })
  const contact = await until('the witness was asked', async () =>
    databases.app
      .selectFrom('ledger.witness_contact')
      .select('trouble')
      .where('trouble', 'is not', null)
      .executeTakeFirst(),
  )
  assert.match(contact.trouble ?? '', /does not trust the key of this log: give it the new one/)
})
