import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { frameworkOf } from '@candour/rating'
import { known } from '@candour/workload'
import pg from 'pg'
import { clientSettings } from '#platform/database/connect.ts'
import type { Databases } from '#platform/database/databases.ts'
import { testDatabases } from '#platform/database/testing.ts'
import { measuresOn } from '#workforce'
import { readZip, verifyBundle } from '../../verifier/index.ts'
import { answerCase } from './commands/answer-case.ts'
import { assignInspector } from './commands/assign-inspector.ts'
import { drawSample } from './commands/draw.ts'
import { freeze } from './commands/freeze.ts'
import { judge } from './commands/judge.ts'
import { openInspection } from './commands/open-inspection.ts'
import { proposePublication } from './commands/propose-publication.ts'
import { publish } from './commands/publish.ts'
import { replaceCase } from './commands/replace.ts'
import type { OpenForm } from './forms.ts'
import { allInspections, inspectionOf } from './queries/inspection.ts'
import { sampledIds } from './queries/sample.ts'
import { inspectorsFor } from './queries/team.ts'
import { storeBundle, storedBundle } from './record/stored-bundle.ts'
import { inspections } from './tables.ts'
import { act, as, seedWorld, signLog, writeContact } from './testing.ts'

const terms: OpenForm = {
  unit: 'HAR',
  noticeKind: 'announced',
  noticeDays: 28,
  fieldworkFrom: '2026-12-07',
  fieldworkTo: '2026-12-18',
  cohortFrom: '2026-05-01',
  cohortTo: '2026-05-31',
  words: 'dice 4 2 6',
  fixedSize: 5,
}
const questions = frameworkOf('PDU-2023').standards.flatMap(standard => standard.questions.map(one => one.code))

const keys = await mkdtemp(path.join(tmpdir(), 'candour-keys-'))
after(() => rm(keys, { recursive: true }))

const opened = async (databases: Databases): Promise<string> => {
  assert.equal((await act(databases, 'lead', openInspection, terms)).kind, 'done')
  const [inspection] = await as(databases, 'lead', trx => allInspections(trx))
  const id = inspection?.id ?? assert.fail('nothing was opened')
  const [inspector] = await as(databases, 'lead', trx => inspectorsFor(trx, id))
  const assigned = await act(databases, 'lead', assignInspector, { id, account: inspector?.accountId ?? 0 })
  assert.equal(assigned.kind, 'done')
  return id
}

const drawn = async (databases: Databases): Promise<string> => {
  const id = await opened(databases)
  await act(databases, 'lead', freeze, { id })
  await signLog(databases, keys)
  assert.equal((await act(databases, 'lead', drawSample, { id })).kind, 'done')
  return id
}

const answerAll = async (databases: Databases, id: string): Promise<void> => {
  for (const [n, about] of (await as(databases, 'lead', trx => sampledIds(trx, id))).entries()) {
    const answers = questions.map((question, q) => {
      return {
        question,
        answer: (n + q) % 3 === 0 ? ('no' as const) : ('yes' as const),
        evidence: 'Seen in the record.',
      }
    })
    assert.equal((await act(databases, 'inspector', answerCase, { id, case: about, answers })).kind, 'done')
  }
}

const judgements = ['P1.1', 'P1.2', 'P1.3'].map(standard => {
  return { standard, rating: 'Requires improvement' as const, reasons: 'Few posts are filled.' }
})

test('who inspects a unit sees how many of its staff are absent or on a measure, while they inspect it and only of that unit', async t => {
  const databases = await testDatabases(t)
  await seedWorld(databases, 1)
  const counts = (who: string, unit: string) => as(databases, who, trx => measuresOn(trx, unit, '2026-12-01'))
  assert.equal(await counts('inspector', 'HAR'), undefined)
  await opened(databases)
  for (const who of ['lead', 'inspector']) {
    const found = (await counts(who, 'HAR')) ?? assert.fail(`${who} sees nothing of the unit that they inspect`)
    assert.deepEqual([found.onMeasures, found.absent, found.rows], [known(0), known(0), []])
    assert.deepEqual(
      found.below.map(({ unit }) => unit),
      ['HAR1'],
    )
    assert.equal(await counts(who, 'MOO'), undefined)
  }
  assert.equal(await counts('other-head', 'HAR'), undefined)
})

test('an inspection goes from opening to a bundle that proves itself, with its changes listed', async t => {
  const databases = await testDatabases(t)
  const people = await seedWorld(databases, 12)
  const id = await opened(databases)
  await act(databases, 'lead', freeze, { id })
  await signLog(databases, keys)
  await writeContact(databases, people[0] ?? '')
  await act(databases, 'lead', drawSample, { id })
  const [first] = await as(databases, 'lead', trx => sampledIds(trx, id))
  await act(databases, 'lead', replaceCase, { id, case: first ?? '', reason: 'restricted' })
  await answerAll(databases, id)
  await act(databases, 'lead', judge, { id, judgements })
  const recommendations = [{ to: 'region' as const, text: 'Fill the posts.' }]
  await act(databases, 'lead', proposePublication, { id, recommendations })
  const answer = await act(databases, 'second', publish, { id })
  assert.equal(answer.kind, 'done')

  assert.equal(await storeBundle(databases.system, id), false)
  await signLog(databases, keys)
  assert.equal(await storeBundle(databases.system, id), true)
  const zip = await databases.app.transaction().execute(trx => storedBundle(trx, id))
  const files = readZip(zip ?? assert.fail('there is no bundle'))
  assert.deepEqual(
    verifyBundle(files).filter(claim => !claim.holds),
    [],
  )
  const range = JSON.parse(new TextDecoder().decode(files.get('change-range.json')))
  assert.deepEqual(
    range.changes.map((change: { case: string }) => change.case),
    [people[0]],
  )
})

test('nothing is drawn before the log has signed the announcement', async t => {
  const databases = await testDatabases(t)
  await seedWorld(databases, 6)
  const id = await opened(databases)
  await act(databases, 'lead', freeze, { id })
  const answer = await act(databases, 'lead', drawSample, { id })
  assert.ok(answer.kind === 'refused' && /not signed the announcement yet/.test(answer.errors[0]?.message ?? ''))
})

test('nothing is drawn from a list of cases that somebody changed after the freeze', async t => {
  const databases = await testDatabases(t)
  const [taken] = await seedWorld(databases, 6)
  const id = await opened(databases)
  await act(databases, 'lead', freeze, { id })
  await signLog(databases, keys)
  const owner = new pg.Client(clientSettings(databases.url))
  await owner.connect()
  await owner.query('set session_replication_role = replica')
  await owner.query('delete from inspection.population where inspection = $1 and "case" = $2', [id, taken])
  await owner.end()
  const answer = await act(databases, 'lead', drawSample, { id })
  assert.ok(answer.kind === 'refused' && /its root differs/.test(answer.errors[0]?.message ?? ''))
})

test('a result with an unassessed case and an unrated standard is refused, and both are named', async t => {
  const databases = await testDatabases(t)
  await seedWorld(databases, 6)
  const id = await drawn(databases)
  await act(databases, 'lead', judge, { id, judgements: judgements.slice(1) })
  const answer = await act(databases, 'lead', proposePublication, { id, recommendations: [] })
  const said = answer.kind === 'refused' ? answer.errors.map(error => error.message) : []
  assert.equal(said.length, 6)
  assert.match(said[0] ?? '', /^Case [0-9a-f]{8} has 12 open questions$/)
  assert.equal(said.at(-1), 'Rate P1.1 Leadership')
})

test('a changed answer is a new entry that names the old one, and the old one stays', async t => {
  const databases = await testDatabases(t)
  await seedWorld(databases, 6)
  const id = await drawn(databases)
  const [about] = await as(databases, 'inspector', trx => sampledIds(trx, id))
  const answered = (answer: 'yes' | 'no') => {
    const answers = [{ question: 'P2.1a', answer, evidence: '' }]
    return act(databases, 'inspector', answerCase, { id, case: about ?? '', answers })
  }
  await answered('yes')
  await answered('yes')
  await answered('no')
  const entries = await as(databases, 'inspector', trx =>
    inspections(trx)
      .selectFrom('inspection.entry')
      .select(['id', 'supersedes'])
      .where('type', '=', 'inspection.answer')
      .orderBy('seq')
      .execute(),
  )
  assert.equal(entries.length, 2)
  assert.equal(entries[1]?.supersedes, entries[0]?.id)
})

test('the head of the inspected unit sees it once it is announced, others never, and nobody there sees an answer', async t => {
  const databases = await testDatabases(t)
  await seedWorld(databases, 6)
  const id = await opened(databases)
  const seenBy = async (username: string) => (await as(databases, username, trx => inspectionOf(trx, id)))?.stage
  assert.equal(await seenBy('head'), undefined)
  await act(databases, 'lead', freeze, { id })
  assert.equal(await seenBy('head'), 'frozen')
  assert.equal(await seenBy('other-head'), undefined)
  assert.equal(await seenBy('ada'), undefined)
  assert.equal(await databases.app.transaction().execute(trx => inspectionOf(trx, id)), undefined)
  await signLog(databases, keys)
  await act(databases, 'lead', drawSample, { id })
  assert.deepEqual(await as(databases, 'head', trx => sampledIds(trx, id)), [])
})

test('an inspector may assess and may not draw', async t => {
  const databases = await testDatabases(t)
  await seedWorld(databases, 6)
  const id = await opened(databases)
  await assert.rejects(act(databases, 'inspector', freeze, { id }), /row-level security/)
})
