import assert from 'node:assert/strict'
import { cp, rm } from 'node:fs/promises'
import { after, test } from 'node:test'
import { openTrusted, type Policy, parsePolicy } from '@candour/ledger'
import { testDatabases } from '#platform/database/testing.ts'
import { makeTestWitness, serveTestWitness } from '../../../../cli/witness/testing.ts'
import { integrateAll } from '../integrate.ts'
import { logKeyIn, verifierKeyOf } from '../keys.ts'
import { latestCheckpoint, publishedNote } from '../log.ts'
import { policyInForce } from './policy.ts'
import { copyOf, startTestSequencer, testDataFolder, until, untilPublished, writeLeaves } from './testing.ts'

type Owner = Parameters<typeof testDatabases>[0]

const freshLog = async (owner: Owner) => {
  const databases = await testDatabases(owner)
  const dataFolder = await testDataFolder(owner)
  const key = verifierKeyOf(await logKeyIn(dataFolder))
  return { databases, dataFolder, key }
}
const published = async ({ databases }: Awaited<ReturnType<typeof freshLog>>) =>
  databases.app.transaction().execute(async trx => {
    const checkpoint = await latestCheckpoint(trx)
    assert.ok(checkpoint)
    return { note: await publishedNote(trx, checkpoint), policy: await policyInForce(trx) }
  })
const watchedBy = (quorum: string, ...witnesses: readonly string[]): Policy =>
  parsePolicy(`${witnesses.join('\n')}\nquorum ${quorum}\n`)

/** Nobody listens there. */
const SILENT = 'http://127.0.0.1:9'

const log = await freshLog({ after })
const witness = await makeTestWitness({ after }, 'inspectorate.example', log.key)
const other = await makeTestWitness({ after }, 'county.example', log.key)

test('a checkpoint is published with the word of the witness that the quorum asks for', async t => {
  const { url } = await serveTestWitness(t, witness)
  const witnesses = watchedBy('inspectorate.example', `${witness.policyLine} ${url}`, `${other.policyLine} ${SILENT}`)
  await writeLeaves(log.databases.system, 20)
  const sequencer = await startTestSequencer(t, log.databases, { dataFolder: log.dataFolder, witnesses })
  await untilPublished(log.databases)
  const { note, policy } = await published(log)
  const trusted = openTrusted(note, policy)
  assert.ok(trusted.ok)
  assert.deepEqual([...trusted.cosigned.keys()], ['inspectorate.example'])
  assert.equal(policy.quorum, 'inspectorate.example')
  const contacts = await log.databases.app.selectFrom('ledger.witness_contact').select('trouble').execute()
  assert.deepEqual(new Set(contacts.map(({ trouble }) => trouble)), new Set([null, 'cannot be reached']))
  assert.equal(sequencer.failure(), null)
  await sequencer.stop()
})

test('a witness that holds an older size is shown the growth since', async t => {
  const { url } = await serveTestWitness(t, witness)
  const witnesses = watchedBy('inspectorate.example', `${witness.policyLine} ${url}`)
  const sequencer = await startTestSequencer(t, log.databases, { dataFolder: log.dataFolder, witnesses })
  await writeLeaves(log.databases.system, 300)
  const size = await untilPublished(log.databases)
  const trusted = openTrusted((await published(log)).note, (await published(log)).policy)
  assert.ok(trusted.ok)
  assert.equal(Number(trusted.checkpoint.size), size)
  await sequencer.stop()
})

test('without the quorum nothing more is published, and the reason is named; it goes on by itself when the witness is back', async t => {
  const away = await serveTestWitness(t, witness)
  await away.stop()
  const witnesses = watchedBy('inspectorate.example', `${witness.policyLine} ${away.url}`)
  const before = (await published(log)).note
  const sequencer = await startTestSequencer(t, log.databases, { dataFolder: log.dataFolder, witnesses })
  await writeLeaves(log.databases.system, 5)
  const failure = await until('the missing quorum is named', async () => sequencer.failure() ?? undefined)
  assert.match(
    failure.message,
    /^0 of 1 witnesses cosigned the checkpoint of 3\d\d leaves; the quorum inspectorate.example asks for more/,
  )
  assert.equal((await published(log)).note, before)
  await serveTestWitness(t, witness, new URL(away.url).port)
  await untilPublished(log.databases)
  assert.equal(sequencer.failure(), null)
  await sequencer.stop()
})

test('a witness that has seen more than an old copy holds stops it, also when the folder has forgotten', async t => {
  const mine = await freshLog(t)
  const watching = await makeTestWitness(t, 'watching.example', mine.key)
  const { url } = await serveTestWitness(t, watching)
  const witnesses = watchedBy('none', `${watching.policyLine} ${url}`)
  await writeLeaves(mine.databases.system, 10)
  const first = await startTestSequencer(t, mine.databases, { dataFolder: mine.dataFolder, witnesses })
  await untilPublished(mine.databases)
  await first.stop()
  const dump = await copyOf(t, mine.databases)
  const second = await startTestSequencer(t, mine.databases, { dataFolder: mine.dataFolder, witnesses })
  await writeLeaves(mine.databases.system, 10)
  const size = await untilPublished(mine.databases)
  await second.stop()

  await rm(`${mine.dataFolder}/keys/last-checkpoint`)
  const restored = await startTestSequencer(t, dump, { dataFolder: mine.dataFolder, witnesses })
  assert.equal(
    restored.failure()?.message,
    `The witness watching.example has seen ${size} leaves of this log, and this database holds ${size - 10}: it is an older copy. Nothing is numbered or signed until the right database is back and Candour is started again.`,
  )
})

test('two copies that went on apart: the one that the witness did not follow stops, and the proof is kept', async t => {
  const mine = await freshLog(t)
  const watching = await makeTestWitness(t, 'watching.example', mine.key)
  const { url } = await serveTestWitness(t, watching)
  const witnesses = watchedBy('none', `${watching.policyLine} ${url}`)
  await writeLeaves(mine.databases.system, 10)
  const first = await startTestSequencer(t, mine.databases, { dataFolder: mine.dataFolder, witnesses })
  await untilPublished(mine.databases)
  await first.stop()
  const fork = await copyOf(t, mine.databases)
  await writeLeaves(mine.databases.system, 3)
  await writeLeaves(fork.system, 3)
  const followed = await startTestSequencer(t, mine.databases, { dataFolder: mine.dataFolder, witnesses })
  const size = await untilPublished(mine.databases)
  await followed.stop()

  // The other copy has a folder of its own, with the same key and an older memory.
  const otherFolder = await testDataFolder(t)
  await cp(mine.dataFolder, otherFolder, { recursive: true })
  await integrateAll(fork.system)
  await rm(`${otherFolder}/keys/last-checkpoint`)
  const forked = await startTestSequencer(t, fork, { dataFolder: otherFolder, witnesses })
  assert.equal(
    forked.failure()?.message,
    `The witness watching.example holds another root for the first ${size} leaves of this log: it was forked or rewritten. Nothing is numbered or signed until the right database is back and Candour is started again.`,
  )
  const [evidence] = await fork.system.selectFrom('ledger.evidence').selectAll().execute()
  assert.equal(evidence?.note, (await published(mine)).note)
  await forked.stop()
  const again = await startTestSequencer(t, fork, { dataFolder: otherFolder })
  assert.match(again.failure()?.message ?? '', /forked or rewritten/)
})
