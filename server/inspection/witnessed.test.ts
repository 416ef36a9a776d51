import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import {
  formatAddCheckpoint,
  formatSignatureLine,
  formatVerifierKey,
  fromUtf8,
  openTrusted,
  parseNote,
  parsePolicy,
} from '@candour/ledger'
import { frameworkOf } from '@candour/rating'
import type { Databases } from '#platform/database/databases.ts'
import { testDatabases } from '#platform/database/testing.ts'
import { integrateAll } from '#platform/ledger/integrate.ts'
import { logKeyIn, verifierKeyOf } from '#platform/ledger/keys.ts'
import { checkpointCovering } from '#platform/ledger/log.ts'
import { startTestSequencer, testDataFolder, untilPublished } from '#platform/ledger/witness/testing.ts'
import { makeTestWitness, runWitness, serveTestWitness, type TestWitness } from '../../cli/witness/testing.ts'
import { readZip, verifyBundle } from '../../verifier/index.ts'
import { answerCase } from './commands/answer-case.ts'
import { assignInspector } from './commands/assign-inspector.ts'
import { drawSample } from './commands/draw.ts'
import { freeze } from './commands/freeze.ts'
import { judge } from './commands/judge.ts'
import { openInspection } from './commands/open-inspection.ts'
import { proposePublication } from './commands/propose-publication.ts'
import { publish } from './commands/publish.ts'
import { allInspections } from './queries/inspection.ts'
import { sampledIds } from './queries/sample.ts'
import { inspectorsFor } from './queries/team.ts'
import { storeBundle, storedBundle } from './record/stored-bundle.ts'
import { act, as, seedWorld } from './testing.ts'

const questions = frameworkOf('PDU-2023').standards.flatMap(standard => standard.questions.map(one => one.code))

const announced = async (databases: Databases): Promise<string> => {
  await act(databases, 'lead', openInspection, {
    ...{ unit: 'HAR', noticeKind: 'announced', noticeDays: 28, words: '', fixedSize: 2 },
    ...{ fieldworkFrom: '2026-12-07', fieldworkTo: '2026-12-18', cohortFrom: '2026-05-01', cohortTo: '2026-05-31' },
  })
  const [inspection] = await as(databases, 'lead', trx => allInspections(trx))
  const id = inspection?.id ?? assert.fail('nothing was opened')
  const [inspector] = await as(databases, 'lead', trx => inspectorsFor(trx, id))
  await act(databases, 'lead', assignInspector, { id, account: inspector?.accountId ?? 0 })
  await act(databases, 'lead', freeze, { id })
  await untilPublished(databases)
  return id
}

const published = async (databases: Databases, id: string): Promise<void> => {
  await act(databases, 'lead', drawSample, { id })
  for (const about of await as(databases, 'lead', trx => sampledIds(trx, id))) {
    const answers = questions.map(question => ({ question, answer: 'yes' as const, evidence: 'Seen.' }))
    await act(databases, 'inspector', answerCase, { id, case: about, answers })
  }
  const rating = 'Requires improvement' as const
  const judgements = ['P1.1', 'P1.2', 'P1.3'].map(standard => ({ standard, rating, reasons: 'Few posts are filled.' }))
  await act(databases, 'lead', judge, { id, judgements })
  await act(databases, 'lead', proposePublication, { id, recommendations: [{ to: 'region', text: 'Fill them.' }] })
  assert.equal((await act(databases, 'second', publish, { id })).kind, 'done')
}

/** A witness signs the announced checkpoint by file, and its word is kept beside it. */
const signByFile = async ({ system }: Databases, size: number, { folder, policyLine }: TestWitness): Promise<void> => {
  const checkpoint = await system.transaction().execute(trx => checkpointCovering(trx, size - 1))
  const file = path.join(folder, 'to-sign')
  await writeFile(file, formatAddCheckpoint({ oldSize: 0n, proof: [], note: checkpoint?.note ?? '' }))
  const { signatures } = parseNote((await runWitness('sign', '--folder', folder, file)).stdout)
  const [witness] = parsePolicy(`${policyLine}\nquorum none\n`).witnesses
  assert.ok(witness)
  const line = signatures.find(({ id }) => id === witness.key.id) ?? assert.fail('not cosigned')
  const row = { size, witness_key: formatVerifierKey(witness.key), seconds: 1, line: formatSignatureLine(line) }
  await system.insertInto('ledger.cosignature').values(row).execute()
}

test('a result that is published while witnesses watch carries their word in its bundle, and keeps it', async t => {
  const databases = await testDatabases(t)
  await seedWorld(databases, 12)
  const dataFolder = await testDataFolder(t)
  const key = verifierKeyOf(await logKeyIn(dataFolder))
  const watching = await makeTestWitness(t, 'watching.example', key)
  const early = await makeTestWitness(t, 'early.example', key)
  const late = await makeTestWitness(t, 'late.example', key)
  const { url } = await serveTestWitness(t, watching)
  const lines = [`${watching.policyLine} ${url}`, early.policyLine, late.policyLine, 'quorum watching.example']
  await startTestSequencer(t, databases, { dataFolder, witnesses: parsePolicy(`${lines.join('\n')}\n`) })
  const id = await announced(databases)
  const size = await untilPublished(databases)
  await signByFile(databases, size, early)
  await published(databases, id)
  await signByFile(databases, size, late)
  await untilPublished(databases)

  assert.equal(await storeBundle(databases.system, id), true)
  const zip = await databases.app.transaction().execute(trx => storedBundle(trx, id))
  const files = readZip(zip ?? assert.fail('there is no bundle'))
  assert.deepEqual(
    verifyBundle(files).filter(claim => !claim.holds),
    [],
  )
  const policy = parsePolicy(fromUtf8(files.get('policy') ?? assert.fail('no policy')))
  assert.equal(policy.quorum, 'watching.example')
  const opened = openTrusted(fromUtf8(files.get('checkpoint.announced') ?? assert.fail('no checkpoint')), policy)
  assert.ok(opened.ok)
  assert.deepEqual(new Set(opened.cosigned.keys()), new Set(['watching.example', 'early.example']))
})

test('an inspection announced before anybody watched is published without a quorum that it could not have', async t => {
  const databases = await testDatabases(t)
  await seedWorld(databases, 12)
  const dataFolder = await testDataFolder(t)
  const watching = await makeTestWitness(t, 'watching.example', verifierKeyOf(await logKeyIn(dataFolder)))
  const { url } = await serveTestWitness(t, watching)
  const unwatched = await startTestSequencer(t, databases, { dataFolder })
  const id = await announced(databases)
  await unwatched.stop()
  const witnesses = parsePolicy(`${watching.policyLine} ${url}\nquorum watching.example\n`)
  // Every later checkpoint covers more than the announcement did.
  await act(databases, 'lead', drawSample, { id })
  // Numbered before the witness is asked: it would otherwise be shown, and cosign, the announced checkpoint first.
  await integrateAll(databases.system)
  await startTestSequencer(t, databases, { dataFolder, witnesses })
  await untilPublished(databases)
  await published(databases, id)
  await untilPublished(databases)
  await storeBundle(databases.system, id)
  const zip = await databases.app.transaction().execute(trx => storedBundle(trx, id))
  const files = readZip(zip ?? assert.fail('there is no bundle'))
  assert.deepEqual(
    verifyBundle(files).filter(claim => !claim.holds),
    [],
  )
  assert.match(
    fromUtf8(files.get('policy') ?? assert.fail('no policy')),
    /witness watching\.example .*\nquorum none\n$/,
  )
})
