import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import type { Trx } from '#platform/database/tables.ts'
import { testDatabases } from '#platform/database/testing.ts'
import { openStream } from '#platform/ledger/append.ts'
import { appendEntry } from '../commands/append-entry.ts'
import { grantInspectionAccess } from '../commands/grant-inspection-access.ts'
import type { NewEntry } from '../record/entry.ts'
import { caseload } from '../tables.ts'
import { as, seedCaseload, signIn } from '../testing.ts'
import { casesOf } from './cases-of.ts'
import { changesSince } from './changes-since.ts'
import { eligiblePopulation } from './eligible-population.ts'
import { rebuildProjection } from './rebuild-projection.ts'
import { stateAsAt } from './state-as-at.ts'
import { unallocatedByUnit } from './unallocated-by-unit.ts'

const databases = await testDatabases({ after })
const ids = await seedCaseload(databases)

const idOf = (crn: string): string => ids.get(crn) ?? assert.fail(crn)
const asSystem = <T>(work: (trx: Trx) => Promise<T>) => databases.system.transaction().execute(work)
const phoned = (crn: string, day: string, recorded: string, more: Partial<NewEntry> = {}): NewEntry => ({
  personId: idOf(crn),
  kind: 'contact',
  happened: { from: day },
  author: 'N01A001',
  workDoneBy: 'N01A002',
  body: { type: 'phone', text: 'Spoke.' },
  now: new Date(`${recorded}T09:00:00Z`),
  ...more,
})

test('an inspection may draw orders and licences that started in its window, and nobody who is still in custody', async () => {
  const drawable = await as(databases, 'lead', trx =>
    eligiblePopulation(trx, 'HAR', { from: '2026-05-01', until: '2026-05-31' }),
  )
  const byCrn = ['X100001', 'X100003', 'X100010', 'X100004'].map(crn => drawable.find(one => one.id === idOf(crn)))
  assert.deepEqual(
    byCrn.map(one => one && { ...one.strata, joined: one.practitionerJoined }),
    [
      { sex: 'male', disposal: 'community', risk: 'high', joined: '2016-04-04' },
      { sex: 'male', disposal: 'custody', risk: 'low', joined: '2025-09-01' },
      undefined,
      undefined,
    ],
  )
})

test('a head of unit cannot list the population of an inspection', async () => {
  const seen = await as(databases, 'head', trx =>
    eligiblePopulation(trx, 'HAR', { from: '2020-01-01', until: '2026-12-31' }),
  )
  assert.deepEqual(seen, [])
})

test('an inspector reads a record once the inspection grants it, and only that one', async () => {
  const lena = await signIn(databases, 'inspector')
  await as(databases, 'lead', async trx => {
    const inspection = (await openStream(trx, 'inspection')).id
    const day = 86_400_000
    const [from, until] = [new Date(Date.now() - day), new Date(Date.now() + day)]
    const accounts = [lena.accountId ?? 0]
    await grantInspectionAccess(trx, { inspection, accounts, people: [idOf('X100002')], from, until })
  })
  const crns = await as(databases, 'inspector', trx =>
    caseload(trx).selectFrom('caseload.person').select('crn').execute(),
  )
  assert.deepEqual(crns, [{ crn: 'X100002' }])
})

test('a national director sees how many wait in each team, and no case', async () => {
  const { counts, cases } = await as(databases, 'nation', async trx => ({
    counts: await unallocatedByUnit(trx),
    cases: await caseload(trx).selectFrom('caseload.person').select('crn').execute(),
  }))
  assert.deepEqual(
    [counts.map(({ team, people, waiting, waitingHighRisk }) => [team, people, waiting, waitingHighRisk]), cases],
    [
      [
        ['HAR1', 5, 2, 1],
        ['HAR2', 5, 1, 1],
        ['MOO1', 2, 1, 0],
      ],
      [],
    ],
  )
})

test('somebody who has not signed in learns no count', async () => {
  const counts = await databases.app.transaction().execute(unallocatedByUnit)
  assert.deepEqual(counts, [])
})

test('the cases of an officer are those the officer is named for', async () => {
  const held = await as(databases, 'ada', trx => casesOf(trx, { practitioner: 'N01A001' }))
  assert.deepEqual(
    held.map(one => one.crn),
    ['X100001', 'X100002'],
  )
})

test('a record asked as at a day says what was known then, not what is known now', async () => {
  await asSystem(async trx => {
    await appendEntry(trx, phoned('X100006', '2026-07-01', '2026-07-20'))
  })
  const lastContact = async (recordedBy: string, happenedBy?: string) => {
    const at = { recordedBy: new Date(recordedBy), ...(happenedBy ? { happenedBy } : {}) }
    return (await asSystem(trx => stateAsAt(trx, idOf('X100006'), at))).lastContact
  }
  assert.deepEqual(
    [await lastContact('2026-07-10'), await lastContact('2026-07-21'), await lastContact('2026-07-21', '2026-06-30')],
    [null, '2026-07-01', null],
  )
})

test('a change list names a late entry, its worker, and what a correction changed', async () => {
  const people = [idOf('X100007')]
  const changes = await asSystem(async trx => {
    const first = await appendEntry(trx, phoned('X100007', '2026-08-01', '2026-08-10'))
    const again = { supersedes: first.entryId, reason: 'Not by phone', body: { type: 'video', text: 'Spoke.' } }
    await appendEntry(trx, phoned('X100007', '2026-08-01', '2026-08-11', again))
    return changesSince(trx, { people, size: 1_000_000 })
  })
  const [late, correction] = changes.slice(-2)
  assert.deepEqual([late?.late, late?.daysAfter, late?.author, late?.workDoneBy], [true, 9, 'N01A001', 'N01A002'])
  assert.deepEqual(correction?.fields, [{ field: 'Type of contact', before: 'Phone call', after: 'Video call' }])
})

test('a person moved behind the back of the record is named, with what the entries say', async () => {
  const before = await asSystem(rebuildProjection)
  const superuser = new pg.Client({ connectionString: databases.url })
  await superuser.connect()
  await superuser.query(`update caseload.person set tier = 'D0' where person_id = $1`, [idOf('X100001')])
  const differences = await asSystem(rebuildProjection)
  await superuser.query(`update caseload.person set tier = 'B2' where person_id = $1`, [idOf('X100001')])
  await superuser.end()
  assert.deepEqual(
    [before, differences],
    [[], [{ subject: idOf('X100001'), what: 'tier is "D0" where the entries say "B2"' }]],
  )
})

test('an entry whose author was rewritten with the triggers off is named', async () => {
  const superuser = new pg.Client({ connectionString: databases.url })
  await superuser.connect()
  await superuser.query('set session_replication_role = replica')
  const rewritten = await superuser.query<{ entry_id: string }>(
    `update caseload.entry set author = 'N01A009' where person_id = $1 and seq = 2 returning entry_id`,
    [idOf('X100012')],
  )
  await superuser.end()
  const differences = await asSystem(rebuildProjection)
  assert.deepEqual(differences, [
    { subject: rewritten.rows[0]?.entry_id, what: 'author is not what the sealed payload says' },
  ])
})

test('nobody but the definer owns a function that rises above row-level security here', async () => {
  const { rows } = await sql<{ owner: string }>`
    select distinct pg_get_userbyid(p.proowner) as owner from pg_proc p
    where p.pronamespace = 'caseload'::regnamespace and p.prosecdef`.execute(databases.system)
  assert.deepEqual(rows, [{ owner: 'candour_definer' }])
})
