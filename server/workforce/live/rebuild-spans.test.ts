import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { sql } from 'kysely'
import { appendEntries, type NewEntryWithId } from '#caseload'
import { testDatabases } from '#platform/database/testing.ts'
import { workforce } from '../tables.ts'
import { bringSpansUpToDate, spanDifferences } from './rebuild-spans.ts'

const person = (number: number): NewEntryWithId[] => {
  const about = { personId: randomUUID(), author: 'A1', workDoneBy: 'A1' }
  const entry = (kind: string, body: unknown, on: string, at = on): NewEntryWithId => ({
    ...about,
    kind,
    body,
    happened: { from: on },
    now: new Date(`${at}T10:00:00Z`),
  })
  const identity = { dateOfBirth: '1990-01-01', sex: 'male', ethnicity: 'white', language: 'English', team: 'T1' }
  return [
    entry('person-registered', { name: 'Fen Lark', crn: `X00000${number}`, ...identity }, '2026-05-04'),
    entry('tier-set', { tier: 'B2', source: 'imported' }, '2026-05-04'),
    entry('allocated', { team: 'T1', practitioner: 'A1' }, '2026-05-11'),
    entry('tier-set', { tier: 'C1', source: 'imported' }, '2026-05-06', '2026-06-01'),
    entry('tier-set', { tier: 'D0', source: 'imported' }, '2026-07-06'),
  ]
}

test('spans lost or never made are made again from the entries, to the instant at which each was known', async t => {
  const databases = await testDatabases(t)
  const trx = databases.system
  await sql`insert into platform.unit values ('N', 'nation', 'N', null), ('R', 'region', 'R', 'N'), ('P', 'pdu', 'P', 'R'),
    ('T1', 'team', 'T1', 'P')`.execute(trx)
  await sql`insert into platform.practitioner (code, name, grade, team, joined)
    values ('A1', 'Ann', 'PO', 'T1', '2020-01-06')`.execute(trx)
  await trx.transaction().execute(within => appendEntries(within, [1, 2, 3].flatMap(person)))
  const spans = () =>
    workforce(trx)
      .selectFrom('workforce.case_span')
      .selectAll()
      .orderBy('person_id')
      .orderBy('from_day')
      .orderBy('recorded_at')
      .execute()
  const before = await spans()
  assert.ok(before.some(span => span.replaced_at !== null))
  assert.deepEqual(await trx.transaction().execute(spanDifferences), [])

  await sql`delete from workforce.case_span`.execute(trx)
  assert.equal((await trx.transaction().execute(spanDifferences)).length, before.length)
  const said: string[] = []
  await bringSpansUpToDate(trx, line => void said.push(line))
  const withoutIds = (rows: typeof before) => rows.map(({ id: _, ...span }) => span)
  assert.deepEqual(withoutIds(await spans()), withoutIds(before))
  assert.deepEqual(said, ['Made the workload history of 3 people from their records'])

  await bringSpansUpToDate(trx, line => void said.push(line))
  assert.equal(said.length, 1, 'what is up to date is left alone')
})
