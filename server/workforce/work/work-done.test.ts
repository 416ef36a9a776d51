import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { appendEntry, type NewEntry, stepsOf } from '#caseload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { testDatabases } from '#platform/database/testing.ts'
import { openStream } from '#platform/ledger/append.ts'
import { type ExportWish, exportReport } from '../exports/export-report.ts'
import { livePosts } from '../live/live-posts.ts'
import { invented, type Written } from '../live/testing.ts'
import { weeklyHistory } from '../live/weekly-history.ts'
import { conditionsOfWork } from '../queries/conditions.ts'
import { unitFigures } from '../queries/unit-figures.ts'
import { heldIn } from '../time/held.ts'
import { replayedWork } from './kept-work.ts'
import { bringWorkUpToDate, workDifferences } from './rebuild-work.ts'
import { isSameWork, workOfRecord } from './work-done.ts'

const request = '00000000-0000-4000-8000-000000000001'
const asked: Written = {
  act: { kind: 'report-requested', body: { type: 'psr-standard', court: 'Harbour Crown Court' } },
  on: '2026-03-03',
}
const act = fc.oneof(
  fc.record({
    kind: fc.constant('report-completed'),
    body: fc.record({ request: fc.constant(request), outcome: fc.constantFrom('completed', 'withdrawn') }),
  }),
  fc.record({ kind: fc.constant('support-contact'), body: fc.record({ work: fc.constantFrom('CMS16', 'CMS18') }) }),
  fc.record({
    kind: fc.constant('allocated'),
    body: fc.record({ team: fc.constantFrom('T1', 'T2'), practitioner: fc.constantFrom(undefined, 'A1', 'A2') }),
  }),
)
const on = fc.constantFrom('2026-03-02', '2026-03-03', '2026-04-06', '2026-05-04')
const acts = fc.array(fc.record({ act, on, minutes: fc.constantFrom(0, 5), corrects: fc.boolean() }), { maxLength: 8 })

test('work kept entry by entry is what the whole record gives, whatever was late or corrected', () => {
  fc.assert(
    fc.property(acts, chosen => {
      const later = chosen.map(({ corrects, ...one }, index): Written => {
        const earlier = chosen.findLastIndex((other, at) => at < index && other.act.kind === one.act.kind)
        const twice = chosen.some((other, at) => at < index && other.corrects)
        return { ...one, corrects: corrects && !twice && earlier >= 0 ? earlier + 2 : undefined }
      })
      const record = invented([asked, ...later])
      const kept = replayedWork(stepsOf(record)).filter(one => one.replaced_at === null)
      const wanted = workOfRecord(record)
      assert.equal(kept.length, wanted.length)
      assert.ok(wanted.every(one => kept.some(other => isSameWork(one, other))))
    }),
    { numRuns: 100 },
  )
})

const databases = await testDatabases({ after })
const inSystem = <T>(work: (trx: Trx) => Promise<T>): Promise<T> => databases.system.transaction().execute(work)
await sql`insert into platform.unit values ('N', 'nation', 'N', null), ('R', 'region', 'R', 'N'), ('P', 'pdu', 'Unit', 'R'),
  ('T1', 'team', 'Team one', 'P'), ('T2', 'team', 'Team two', 'P')`.execute(databases.system)
await sql`insert into platform.practitioner (code, name, grade, team, joined) values
  ('A1', 'Ann', 'PO', 'T1', '2020-01-06'), ('B1', 'Di', 'PO', 'T2', '2020-01-06')`.execute(databases.system)

const write = (personId: string, kind: string, body: unknown, day: Day, more: Partial<NewEntry> = {}) =>
  inSystem(trx => {
    const who = { author: 'A1', workDoneBy: 'A1', now: new Date(`${day}T10:00:00Z`) }
    return appendEntry(trx, { personId, kind, body, happened: { from: day }, ...who, ...more })
  })
const somebody = async (crn: string, team: string, practitioner: string): Promise<string> => {
  const { id } = await inSystem(trx => openStream(trx, 'caseload'))
  const identity = { dateOfBirth: '1990-01-01', sex: 'male', ethnicity: 'white', language: 'English', team }
  await write(id, 'person-registered', { name: 'Fen Lark', crn, ...identity }, '2026-06-01')
  await write(id, 'allocated', { team, practitioner }, '2026-06-01')
  return id
}
const first = await somebody('X000000', 'T1', 'A1')
const order = { type: 'community-order', starts: '2026-06-01', ends: '2027-05-31', requirements: [] }
await write(first, 'sentence-started', order, '2026-06-01')

const parts = async (officer: string, day: Day) => {
  const [load] = await inSystem(trx => livePosts(trx, { officers: [officer] }, day))
  return [load?.reportPoints, load?.contactPoints, load?.used.known ? load.used.value : null]
}

test('a report counts for whoever did the work, in their own team, on thirty days, in the transaction of its entry', async () => {
  const id = await somebody('X000001', 'T2', 'B1')
  const { entryId } = await write(id, 'report-requested', { type: 'psr-standard', court: 'Court' }, '2026-06-02')
  await write(id, 'report-requested', { type: 'psr-oral', court: 'Court' }, '2026-06-02')
  const done = await write(id, 'report-completed', { request: entryId, outcome: 'completed' }, '2026-06-08')
  assert.deepEqual(await parts('A1', '2026-06-08'), [138, 0, 138])
  assert.deepEqual(await parts('B1', '2026-06-08'), [0, 0, 0], 'not for whoever holds the case')
  assert.deepEqual(await parts('A1', '2026-06-07'), [0, 0, 0])
  assert.deepEqual(await parts('A1', '2026-07-07'), [138, 0, 138])
  assert.deepEqual(await parts('A1', '2026-07-08'), [0, 0, 0])
  const weeks = await inSystem(trx =>
    weeklyHistory(trx, { kind: 'team', code: 'T1' }, { from: '2026-06-01', to: '2026-07-13' }),
  )
  assert.deepEqual(
    weeks.map(week => week.used),
    [0, 138, 138, 138, 138, 138, 0],
  )
  const correction = { supersedes: done.entryId, reason: 'Not wanted after all', now: new Date('2026-06-20T10:00:00Z') }
  await write(id, 'report-completed', { request: entryId, outcome: 'withdrawn' }, '2026-06-08', correction)
  assert.deepEqual(await parts('A1', '2026-06-30'), [0, 0, 0])
})

test('the time that a post needs follows the record too: its cases, those in their first weeks, and its reports', async () => {
  await write(first, 'tier-set', { tier: 'B3', source: 'imported' }, '2026-06-01')
  const id = await somebody('X000003', 'T2', 'B1')
  const { entryId } = await write(id, 'report-requested', { type: 'psr-fast', court: 'Court' }, '2026-09-01')
  await write(id, 'report-completed', { request: entryId, outcome: 'completed' }, '2026-09-07')
  const held = (on: Day) =>
    inSystem(async trx => {
      const figures = await unitFigures(trx, { on }, 'team', 'T1', new Date('2026-12-01T10:00:00Z'))
      assert(figures && figures !== 'none')
      const [ann] = (await heldIn(trx, figures, 16)).filter(one => one.name === 'Ann')
      return ann && [Array.from(ann.held.cells).reduce((a, b) => a + b), ann.held.firstWeeks, ann.held.reports]
    })
  assert.deepEqual(await held('2026-09-07'), [1, { community: 1, licence: 0 }, { sdr: 0, fdr: 1 }])
  assert.deepEqual(await held('2026-10-12'), [1, { community: 0, licence: 0 }, { sdr: 0, fdr: 0 }])
})

test('the conditions of work as at a day are those of the record, and say so', async () => {
  const on = (day: Day) => inSystem(trx => conditionsOfWork(trx, 'P', day))
  const conditions = await on('2026-09-07')
  assert.deepEqual(conditions.officers, { known: true, value: 2 })
  assert.match(conditions.source, /^The record in Candour, rules wmt-2021-04/)
  assert.equal((await on('2026-05-01')).workload.known, false)
})

test('a support contact moves its points for seven days, and none on one’s own case', async () => {
  const id = await somebody('X000002', 'T2', 'B1')
  await write(id, 'support-contact', { work: 'CMS18' }, '2026-08-03')
  await write(id, 'support-contact', { work: 'CMS18' }, '2026-08-03', { workDoneBy: 'B1' })
  assert.deepEqual(await parts('A1', '2026-08-09'), [0, 18, 146 + 18])
  assert.deepEqual(await parts('B1', '2026-08-09'), [0, -18, -18])
  assert.deepEqual(await parts('A1', '2026-08-10'), [0, 0, 146])
})

test('exports read the record as at a day, say so in each row, and name single cases only to the teams that supervise them', async () => {
  const read = (report: string, on: Day, more: Partial<ExportWish> = {}) =>
    inSystem(async trx => {
      const wish = {
        report,
        unit: 'P',
        officer: undefined,
        result: undefined,
        on,
        format: 'csv',
        today: '2026-12-01',
      } as const
      const { body, name } = await exportReport(trx, { ...wish, ...more })
      return [...String(body).trim().split('\n').slice(1), name]
    })
  const [ann, di, name] = await read('overview', '2026-08-05')
  assert.equal(ann, 'Unit,Team one,Ann,PO,Unknown,Unknown,164,Unknown,Unknown,0,1,18,Unknown,Record')
  assert.match(di ?? '', /^Unit,Team two,Di,PO,.*,-18,Unknown,Record$/)
  assert.equal(name, 'overview-P-2026-08-05.csv')
  assert.match((await read('officer', '2026-08-05', { unit: 'T1', officer: 'A1' }))[0] ?? '', /Team one,PO,.*,18,/)
  assert.match((await read('caseload', '2026-08-05', { unit: 'T1' }))[0] ?? '', /^Ann,PO,0,.*,1,OVERALL,Record$/)
  assert.match((await read('caseload', '2026-08-05'))[0] ?? '', /^Team one,,0,.*,1,OVERALL,Record$/)
  assert.match((await read('percentage-breakdown', '2026-09-10'))[0] ?? '', /,Record$/)
  assert.match((await read('court-reports', '2026-09-10'))[0] ?? '', /,Team one,Ann,PO,0,1,Unknown,0,65$/)
  const [contact, ...others] = await read('cms', '2026-08-05')
  assert.match(contact ?? '', /Team one,2026-08-03,Ann,PO,.*Team two,X000002,Di,PO,.*CMS18\)",CMS18,18,-18$/)
  assert.equal(others.length, 1, 'work on one’s own case is in no list')
  assert.match((await read('case-details', '2026-08-05'))[0] ?? '', /,Team one,B3,N,X000000,Community,Ann,PO$/)
  assert.match(
    (await read('inactive-cases', '2027-06-30', { today: '2027-06-30' }))[0] ?? '',
    /Overdue termination,X000000/,
  )
  await assert.rejects(read('suspended-lifers', '2026-08-05'), /Only a nightly file says this/)
})

test('a parole report is due until it is completed, beside releases and ends', async () => {
  const due = async () => {
    const wish = {
      report: 'dates-due',
      unit: 'P',
      officer: 'B1',
      result: undefined,
      format: 'csv',
      today: '2026-10-01',
    } as const
    return String((await inSystem(trx => exportReport(trx, wish))).body)
      .trim()
      .split('\n')
      .slice(1)
  }
  const id = await somebody('X000004', 'T2', 'B1')
  assert.deepEqual(await due(), [])
  const { entryId } = await write(
    id,
    'report-requested',
    { type: 'parole', court: 'Parole Board', due: '2026-10-20' },
    '2026-09-01',
  )
  assert.deepEqual(await due(), ['Parole report,2026-10-20,X000004,Unknown,Team two,Di,No'])
  await write(id, 'report-completed', { request: entryId, outcome: 'completed' }, '2026-09-20')
  assert.deepEqual(await due(), [])
})

test('work that was lost is found missing, and counted again from the entries', async () => {
  assert.deepEqual(await inSystem(workDifferences), [])
  const { rows } = await sql`delete from workforce.work_done returning id`.execute(databases.system)
  assert.equal((await inSystem(workDifferences)).length, rows.length)
  await bringWorkUpToDate(databases.system, () => undefined)
  assert.deepEqual(await inSystem(workDifferences), [])
  assert.deepEqual(await parts('A1', '2026-08-09'), [0, 18, 146 + 18])
})
