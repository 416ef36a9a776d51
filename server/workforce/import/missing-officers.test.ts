import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { appendEntries, type NewEntryWithId } from '#caseload'
import type { Databases } from '#platform/database/databases.ts'
import { testDatabases } from '#platform/database/testing.ts'
import { recordHours, recordReductions } from '../hours/record.ts'
import { type OfficerLoad, postsOfOfficer } from '../queries/officers.ts'
import { latestResult } from '../queries/results.ts'
import { workforce } from '../tables.ts'
import { importNight } from '../testing.ts'

const jo = { officer: 'X01A', team: 'X01T1', cases: 10 }
const sam = { officer: 'X01B', team: 'X01T1', cases: 5, forename: 'Sam' }
const by = { by: 'manager', now: new Date('2026-11-20T09:00:00Z') }

/** A person on probation who is registered and allocated to an officer. */
const allocatedTo = (officer: string): NewEntryWithId[] => {
  const about = {
    personId: randomUUID(),
    happened: { from: '2026-11-16' },
    author: officer,
    workDoneBy: officer,
    now: by.now,
  }
  const person = { name: 'Fenn Larkmead', crn: 'X000001', dateOfBirth: '1990-01-01', sex: 'male', ethnicity: 'white' }
  return [
    { ...about, kind: 'person-registered', body: { ...person, language: 'English', team: 'X01T1' } },
    { ...about, kind: 'allocated', body: { team: 'X01T1', practitioner: officer } },
  ]
}

const latestOf = (databases: Databases, officer: string): Promise<readonly OfficerLoad[]> =>
  databases.system.transaction().execute(async trx => {
    const result = await latestResult(trx)
    assert(result)
    return postsOfOfficer(trx, result, officer)
  })

const teamIn = (databases: Databases, extract: string) =>
  workforce(databases.system)
    .selectFrom('workforce.unit_figure as unit')
    .innerJoin('workforce.result_set as result', 'result.id', 'unit.result')
    .select(['unit.officers', 'unit.unknown', 'unit.available'])
    .where('unit.unit', '=', 'X01T1')
    .where('result.extract_day', '=', extract)
    .executeTakeFirstOrThrow()

test("an officer missing from last night's file is unknown and says why, never 0 % or free", async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-20', [jo, sam])
  await importNight(t, databases, '2026-11-21', [jo])
  const [found] = await latestOf(databases, 'X01B')
  const unknown = { known: false, why: 'not in the file of 21 November 2026' }
  assert.deepEqual([found?.percent, found?.used, found?.available, found?.cases], [unknown, unknown, unknown, null])
})

test('the team of a missing officer counts them among its officers, as unknown, with no points available', async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-20', [jo, sam])
  await importNight(t, databases, '2026-11-21', [jo])
  assert.deepEqual(await teamIn(databases, '2026-11-21'), { officers: 2, unknown: 1, available: 2176 })
})

test('an officer stays unknown night after night until they are back in the file', async t => {
  const databases = await testDatabases(t)
  for (const night of ['2026-11-19', '2026-11-20', '2026-11-21']) {
    await importNight(t, databases, night, night === '2026-11-19' ? [jo, sam] : [jo])
  }
  const [missing] = await latestOf(databases, 'X01B')
  assert.equal(missing?.percent.known, false)
  await importNight(t, databases, '2026-11-22', [jo, sam])
  const [back] = await latestOf(databases, 'X01B')
  assert.equal(back?.percent.known, true)
})

test('somebody with a post whom no file has ever named is unknown too', async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-20', [jo])
  const post = { code: 'X01C', name: 'Ali Doe', grade: 'PO', team: 'X01T1', joined: '2026-01-05', left: null }
  await databases.system.insertInto('platform.practitioner').values(post).execute()
  await importNight(t, databases, '2026-11-21', [jo])
  const [found] = await latestOf(databases, 'X01C')
  assert.deepEqual([found?.name, found?.percent.known], ['Ali Doe', false])
})

test("somebody whom only the record knows, as a person's officer, is unknown too", async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-20', [jo])
  const unheardOf = { code: 'X01D', name: 'Bo Fell', grade: 'PO', team: 'X01T1', joined: null, left: null }
  await databases.system.insertInto('platform.practitioner').values(unheardOf).execute()
  await databases.system.transaction().execute(trx => appendEntries(trx, allocatedTo('X01D')))
  await importNight(t, databases, '2026-11-21', [jo])
  const [found] = await latestOf(databases, 'X01D')
  assert.deepEqual([found?.name, found?.percent.known], ['Bo Fell', false])
})

test('somebody who has left is not missed', async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-20', [jo, sam])
  await databases.system
    .updateTable('platform.practitioner')
    .set({ left: '2026-11-21' })
    .where('code', '=', 'X01B')
    .execute()
  await importNight(t, databases, '2026-11-21', [jo])
  assert.deepEqual(await latestOf(databases, 'X01B'), [])
})

test('an officer who moved to another team is not missed in the old one', async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-20', [jo, sam])
  await importNight(t, databases, '2026-11-21', [jo, { ...sam, team: 'X01T2' }])
  assert.deepEqual(
    (await latestOf(databases, 'X01B')).map(({ team }) => team),
    ['X01T2'],
  )
})

test('an officer with hours in two teams is unknown in the one that the file leaves out', async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-19', [jo, { ...jo, officer: 'X01Z', team: 'X01T2' }])
  const hours = ['X01T1', 'X01T2'].map(team => ({ officer: 'X01A', team, from: '2026-11-01', hours: 18.5 }))
  await databases.system.transaction().execute(trx => recordHours(trx, hours, by))
  await importNight(t, databases, '2026-11-21', [jo])
  const known = (await latestOf(databases, 'X01A')).map(({ team, percent }) => [team, percent.known])
  assert.deepEqual(known, [
    ['X01T1', true],
    ['X01T2', false],
  ])
})

test('an officer whose hours are all taken off has no availability: unknown, not 0 %', async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-20', [jo])
  await databases.system.transaction().execute(async trx => {
    await recordHours(trx, [{ officer: 'X01A', team: 'X01T1', from: '2026-01-01', hours: 30 }], by)
    const sick = {
      officer: 'X01A',
      team: 'X01T1',
      reason: 'Long-term sickness',
      hours: 30,
      from: '2026-11-01',
      to: null,
    }
    await recordReductions(trx, [sick], by)
  })
  await importNight(t, databases, '2026-11-21', [jo])
  const [found] = await latestOf(databases, 'X01A')
  assert.deepEqual(
    [found?.percent, found?.available],
    [
      { known: false, why: 'there is no availability' },
      { known: true, value: 0 },
    ],
  )
})

test("cases under a pseudo-officer are counted as having nobody, not as an officer's", async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-21', [jo, { officer: 'X01T1U', team: 'X01T1', cases: 7 }])
  const team = await workforce(databases.system)
    .selectFrom('workforce.unit_figure')
    .select(['officers', 'cases', 'cases_unnamed'])
    .where('unit', '=', 'X01T1')
    .executeTakeFirstOrThrow()
  assert.deepEqual(team, { officers: 1, cases: 17, cases_unnamed: 7 })
})

test('a reduction for a reason that no rule knows is refused: it would count for nothing', async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-20', [jo])
  const odd = { officer: 'X01A', team: 'X01T1', reason: 'Gardening', hours: 5, from: '2026-11-01', to: null }
  const recording = databases.system.transaction().execute(trx => recordReductions(trx, [odd], by))
  await assert.rejects(recording, { name: 'RangeError', message: /"Gardening" is no reason of the rules/ })
})

test('a region that no file has ever held is not missed officer by officer', async t => {
  const databases = await testDatabases(t)
  await databases.system
    .insertInto('platform.unit')
    .values([
      { code: 'EW', kind: 'nation', name: 'England and Wales', parent: null },
      { code: 'Y01', kind: 'region', name: 'Elsewhere', parent: 'EW' },
      { code: 'Y01P', kind: 'pdu', name: 'Elsewhere North', parent: 'Y01' },
      { code: 'Y01T', kind: 'team', name: 'Elsewhere North team', parent: 'Y01P' },
    ])
    .execute()
  const post = { code: 'Y01A', name: 'Wren Tarnfield', grade: 'PO', team: 'Y01T', joined: '2020-01-06', left: null }
  await databases.system.insertInto('platform.practitioner').values(post).execute()
  await importNight(t, databases, '2026-11-20', [jo])
  assert.deepEqual(await latestOf(databases, 'Y01A'), [])
})
