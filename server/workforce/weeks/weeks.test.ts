import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { appendEntry, type NewEntry } from '#caseload'
import { asActor } from '#platform/access/as-actor.ts'
import { openSession } from '#platform/access/sessions.ts'
import type { Day, Trx } from '#platform/database/tables.ts'
import { testDatabases } from '#platform/database/testing.ts'
import { openStream } from '#platform/ledger/append.ts'
import { recordHours } from '../hours/record.ts'
import { livePosts } from '../live/live-posts.ts'
import { presentHistory } from '../pages/history/presenter.ts'
import { presentWeek } from '../pages/week/presenter.ts'
import { closeWeek, closeWeeks } from './close-weeks.ts'
import { historyOf } from './history.ts'
import { keptUnitWeeks, weekDifferences } from './kept-weeks.ts'
import { weekAgain } from './recompute-week.ts'
import { whoseOfficer, whoseUnit } from './whose-weeks.ts'

const databases = await testDatabases({ after })
const inSystem = <T>(work: (trx: Trx) => Promise<T>): Promise<T> => databases.system.transaction().execute(work)
const at = (day: Day): Date => new Date(`${day}T10:00:00Z`)
await sql`insert into platform.unit values ('N', 'nation', 'N', null), ('R', 'region', 'R', 'N'), ('P', 'pdu', 'P', 'R'),
  ('T1', 'team', 'Team one', 'P'), ('T2', 'team', 'Team two', 'P')`.execute(databases.system)
await sql`insert into platform.practitioner (code, name, grade, team, joined) values
  ('A1', 'Ann Ash', 'PO', 'T1', '2020-01-06'), ('B1', 'Di Dogwood', 'PO', 'T2', '2020-01-06')`.execute(databases.system)
await sql`insert into platform.account (username, name, role, unit, practitioner, password_hash) values
  ('ann', 'Ann', 'practitioner', 'T1', 'A1', ''), ('di', 'Di', 'practitioner', 'T2', 'B1', ''),
  ('nat', 'Nat', 'national-director', 'N', null, '')`.execute(databases.system)
const hours = { team: 'T1', from: '2026-01-05', hours: 37 }
await inSystem(trx => recordHours(trx, [{ officer: 'A1', ...hours }], { by: 'ann', now: at('2026-05-01') }))

const as = async <T>(username: string, work: (trx: Trx) => Promise<T>): Promise<T> => {
  const actor = await openSession(databases.app, username, new Date(Date.now() + 3_600_000))
  assert(actor)
  return asActor(databases, actor, work)
}
const write = (personId: string, kind: string, body: unknown, day: Day, more: Partial<NewEntry> = {}) =>
  inSystem(trx =>
    appendEntry(trx, {
      ...{ personId, kind, body, happened: { from: day }, author: 'A1', workDoneBy: 'A1', now: at(day) },
      ...more,
    }),
  )
const { id } = await inSystem(trx => openStream(trx, 'caseload'))
const identity = { dateOfBirth: '1990-01-01', sex: 'male', ethnicity: 'white', language: 'English', team: 'T1' }
await write(id, 'person-registered', { name: 'Fen Lark', crn: 'X000001', ...identity }, '2026-06-02')
const order = { type: 'community-order', starts: '2026-06-02', ends: '2027-06-01', requirements: [] }
await write(id, 'sentence-started', order, '2026-06-02')
await write(id, 'tier-set', { tier: 'B3', source: 'imported' }, '2026-06-02')
await write(id, 'allocated', { team: 'T1', practitioner: 'A1' }, '2026-06-02')

const whose = async (code: string) => {
  const found = await inSystem(trx => whoseUnit(trx, code))
  assert(found)
  return found
}
const ofAnn = async () => {
  const found = await inSystem(trx => whoseOfficer(trx, 'T1', 'A1'))
  assert(found)
  return found
}

test('weeks that are over are closed once, however late, however often, and by however many at once', async () => {
  assert.deepEqual(await closeWeeks(databases.system, at('2026-06-14'), 8), { closed: 0, more: false })
  // The service stood still: two weeks are over. Two jobs come to it at the same time.
  const twice = await Promise.all([1, 2].map(() => closeWeeks(databases.system, at('2026-06-23'), 1)))
  assert.equal(
    twice.reduce((sum, { closed }) => sum + closed, 0),
    1,
  )
  assert.deepEqual(await closeWeeks(databases.system, at('2026-06-23'), 8), { closed: 1, more: false })
  assert.deepEqual(await closeWeeks(databases.system, at('2026-06-23'), 8), { closed: 0, more: false })
  assert.equal(await inSystem(trx => closeWeek(trx, '2026-06-08', at('2026-06-23'))), false)
  const { rows } = await sql<{ week: Day }>`select happened_from as week from (
    select (convert_from(l.envelope, 'UTF8')::jsonb -> 'happened' ->> 'from')::date as happened_from from ledger.leaf_in l
    where l.type = 'workforce.week-closed') leaves order by 1`.execute(databases.system)
  assert.deepEqual(
    rows.map(row => row.week),
    ['2026-06-08', '2026-06-15'],
  )
})

test('a closed week is the figure as at its Monday, for every level, and the open ones follow the record', async () => {
  const today = '2026-07-01'
  const [load] = await inSystem(trx => livePosts(trx, { officers: ['A1'] }, '2026-06-08'))
  for (const code of ['T1', 'P', 'R', 'N']) {
    const weeks = await inSystem(async trx => historyOf(trx, (await whose(code)).of, 13, today))
    const shown = weeks.map(({ week, closedAt, used }) => [week, closedAt !== null, used.known && used.value])
    const open = [
      ['2026-06-22', false, 146],
      ['2026-06-29', false, 146],
    ]
    assert.deepEqual(shown, [['2026-06-08', true, 146], ['2026-06-15', true, 146], ...open], code)
  }
  const ann = await ofAnn()
  const [first] = await inSystem(trx => historyOf(trx, ann.of, 13, today))
  assert.deepEqual(first?.percent, load?.percent)
  const view = presentHistory({
    whose: ann,
    weeks: await inSystem(trx => historyOf(trx, ann.of, 13, today)),
    chosen: 13,
  })
  assert.equal(view.rows.length, 4)
  assert.equal(view.rows[3]?.[0]?.href, '/workload/weeks/2026-06-08?team=T1&officer=A1')
})

test('a late entry changes no closed week, and the page of the week names it to those who may open it', async () => {
  const again = async (who: string, code: string) =>
    as(who, async trx => {
      const found = await whoseUnit(trx, code)
      const week = found && (await weekAgain(trx, found.of, '2026-06-08'))
      assert(found && week)
      return presentWeek(found, week)
    })
  assert.match((await again('ann', 'T1')).finding, /comes out as it was kept/)
  const late = await write(id, 'tier-set', { tier: 'A3', source: 'manager', text: 'Seen late' }, '2026-06-05', {
    now: at('2026-07-02'),
  })
  const differs = await again('ann', 'T1')
  assert.match(differs.finding, /does not come out/)
  assert.deepEqual(
    differs.rows.find(([what]) => what?.text === 'Points used')?.map(cell => cell.text),
    ['Points used', '146', '206', 'Differs'],
  )
  assert.deepEqual(
    differs.entries.map(([entry]) => entry),
    [{ text: 'Tier set', href: `/people/${id}/entries/${late.entryId}` }],
  )
  assert.equal(differs.unexplained, null)
  const nation = await again('nat', 'N')
  assert.deepEqual(nation.entries, [], 'nobody above the team is told about whom')
  assert.match(nation.hidden ?? '', /counted and not named/)
  assert.match(nation.late.join(), /2 changes of who counted/)
  const [kept] = await inSystem(trx => keptUnitWeeks(trx, 'T1', '2026-06-08'))
  assert.equal(kept?.used, 146)
  assert.match((await again('di', 'T2')).finding, /comes out as it was kept/, 'another team is not concerned')
})

test('what was kept cannot be changed, and the ledger would say so', async () => {
  assert.deepEqual(await inSystem(weekDifferences), [])
  await assert.rejects(
    sql`update workforce.week_unit set percent = 90`.execute(databases.system),
    /written once|denied/,
  )
  await assert.rejects(sql`delete from workforce.closed_week`.execute(databases.system), /written once|denied/)
  await sql`insert into workforce.week_post (week, team, officer, grade, named, source, reduced, why)
    values ('2026-06-08', 'T9', 'Z9', 'PO', true, 'record', 0, 'nobody')`.execute(databases.system)
  assert.deepEqual(
    (await inSystem(weekDifferences)).map(one => one.subject),
    ['2026-06-08'],
  )
})
