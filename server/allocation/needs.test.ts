import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { daysAfter } from '@candour/timeliness'
import { sql } from 'kysely'
import { appendEntry } from '#caseload'
import { dayOf, dayText } from '#platform/web/dates.ts'
import { startTestApp } from '#platform/web/testing.ts'
import { recordFact } from '#workforce'
import { rooms } from '../rooms.ts'
import { actDifferences, bringActsUpToDate } from './history/rebuild-acts.ts'
import { seedService } from './testing.ts'

const { databases, signIn } = await startTestApp({ after }, rooms)
const ids = await seedService(databases)
const { system } = databases
const now = new Date()
await sql`insert into workforce.post_hours (officer, team, from_day, hours, recorded_by, recorded_at)
  select code, team, '2026-01-05', 37, 'esme', '2026-01-05' from platform.practitioner where grade in ('PO', 'PSO')`.execute(
  system,
)
const [IRIS, DINA, BEA] = ['X100009', 'X100004', 'X100002'].map(crn => ids.get(crn) ?? '')
if (!IRIS || !DINA || !BEA) throw new Error('Three people are there')
const [esme, ada] = await Promise.all(['esme', 'ada'].map(signIn))
if (!esme || !ada) throw new Error('Two people sign in')
const said = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

const record = (personId: string, kind: string, body: unknown) =>
  system.transaction().execute(trx =>
    appendEntry(trx, {
      personId,
      kind,
      happened: { from: dayOf(now) },
      author: 'N01A005',
      workDoneBy: 'N01A005',
      body,
      now,
    }),
  )

test('a need is met by an officer who said so of themself, and is unknown of everybody else', async () => {
  await record(DINA, 'officer-need', { officer: 'female', text: 'Asked for by the person.' })
  const own = '/workforce/staff/N01A001/own-words'
  const say = (fields: Record<string, string>) => ada.post(own, fields, own)
  assert.match(said((await ada.follow(await say({ sex: 'female', languages: 'Welsh' }))).body), /Say that you agree/)
  assert.equal((await say({ sex: 'female', languages: 'Welsh', agree: 'yes' })).status, 303)
  assert.equal((await esme.get(own)).status, 404, 'nobody says it for her')
  const page = () => esme.get(`/allocation/people/${DINA}?beside=N01A001+HAR1&beside=N01A003+HAR2`)
  const beside = said((await page()).body)
  assert.match(beside, /The officer is a woman, as needed/)
  assert.match(beside, /Not known: The officer must be a woman; nothing is recorded/)
  await say({ sex: 'none', languages: '' })
  assert.doesNotMatch(said((await page()).body), /as needed/)
})

test('leave of the next weeks stands where officers are compared, without why', async () => {
  const from = daysAfter(dayOf(now), 14)
  const leave = { officer: 'N01A003', team: 'HAR2', kind: 'absence', detail: 'sickness', confidential: true } as const
  await system
    .transaction()
    .execute(trx =>
      recordFact(trx, { ...leave, from, to: daysAfter(from, 9), notes: 'An operation' }, { by: 'femi', now }),
    )
  const page = said((await esme.get(`/allocation/people/${DINA}`)).body)
  assert.match(page, new RegExp(`Is away from ${dayText(from)} to ${dayText(daysAfter(from, 9))}`))
  assert.doesNotMatch(page, /ickness|operation/)
})

test('putting an entry that gave a case right is checked like giving it', async () => {
  await record(BEA, 'conflict-declared', { officer: 'N01A002', reason: 'family' })
  const { rows } = await sql<{ id: string }>`select entry_id as id from caseload.entry
    where person_id = ${BEA} and kind = 'allocated'`.execute(system)
  const form = `/people/${BEA}/entries/${rows[0]?.id}/correct`
  const correct = async (practitioner: string) => {
    const fields = {
      happened: '4 5 2026',
      team: 'HAR1',
      practitioner,
      reason: 'CASELOAD_ADJUSTMENT',
      correctionReason: 'The wrong officer was typed.',
      draftId: randomUUID(),
    }
    return said((await esme.follow(await esme.post(form, fields, form))).body)
  }
  assert.match(await correct('N01A002'), /Nobody may decide otherwise/)
  const holder = await sql<{
    practitioner: string
  }>`select practitioner from caseload.person where person_id = ${BEA}`.execute(system)
  assert.equal(holder.rows[0]?.practitioner, 'N01A001')
})

test('several people are given with an instruction for each, and those for all where there is none', async () => {
  const place = '/allocation/several'
  const fields = {
    ...{
      people: [IRIS, DINA],
      place: 'N01A001 HAR1',
      reason: 'INITIAL_ALLOCATION',
      instructions: 'Ring them this week.',
    },
    ...{ [`seen-${IRIS}`]: '', [`seen-${DINA}`]: '', [`instructions-${IRIS}`]: 'Never at the office.' },
  }
  const answer = await esme.post(place, fields, `${place}?people=${IRIS}&people=${DINA}`)
  assert.match(said((await esme.follow(answer)).body), /2 people were given/)
  const cases = said((await ada.get('/allocation/new-cases')).body)
  assert.match(cases, /Never at the office/)
  assert.match(cases, /Ring them this week/)
})

test('a database that held people before there was a history of allocations has it from the next start on', async () => {
  const acts = async () =>
    (await sql<{ entry_id: string }>`select * from allocation.act order by entry_id`.execute(system)).rows
  const before = await acts()
  assert.ok(before.length > 5)
  await sql`delete from allocation.act where person_id <> ${IRIS}`.execute(system)
  assert.ok((await system.transaction().execute(actDifferences)).length > 0)
  const lines: string[] = []
  await bringActsUpToDate(system, line => void lines.push(line))
  assert.deepEqual(await acts(), before)
  assert.deepEqual(await system.transaction().execute(actDifferences), [])
  await bringActsUpToDate(system, line => void lines.push(line))
  assert.equal(lines.length, 1, 'what is up to date is left alone')
})
