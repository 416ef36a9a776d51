import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { daysAfter } from '@candour/timeliness'
import { sql } from 'kysely'
import { appendEntry } from '#caseload'
import { asActor } from '#platform/access/as-actor.ts'
import { openSession } from '#platform/access/sessions.ts'
import { dayOf, dayText } from '#platform/web/dates.ts'
import { startTestApp } from '#platform/web/testing.ts'
import { livePosts, pointsOfCase, recordHours } from '#workforce'
import { room } from '../index.ts'
import { seedService } from '../testing.ts'

const { databases, signIn } = await startTestApp({ after }, [room])
const ids = await seedService(databases)
const personOf = (crn: string): string => ids.get(crn) ?? ''
const [veryHigh, high] = [personOf('X100004'), personOf('X100009')]
await databases.system
  .updateTable('platform.practitioner')
  .set({ grade: 'TPO' })
  .where('code', '=', 'N01A004')
  .execute()

const FULL_TIME = 37

/** Sessions live by the clock of the machine: days are counted from its own. */
const today = dayOf(new Date())
const [inTenDays, latest, tooLate] = [10, 14, 15].map(days => dayText(daysAfter(today, days)))

const form = (team: string, officer: string) => `/allocation/beyond-limits/${team}/${officer}`
const said = {
  reason: 'Everybody else of the team is away until Monday.',
  offered: 'Two officers of the team next door were asked.',
}
const holderOf = async (person: string): Promise<string | null> => {
  const { rows } = await sql<{ practitioner: string | null }>`
    select practitioner from caseload.person where person_id = ${person}`.execute(databases.system)
  return rows[0]?.practitioner ?? null
}
const actsIn = async (): Promise<readonly string[]> => {
  const { rows } = await sql<{ act: string }>`select convert_from(payload, 'UTF8')::jsonb ->> 'act' as act
    from allocation.entry e join ledger.leaf_in l on l.entry_id = e.id order by e.recorded_at, e.seq`.execute(
    databases.system,
  )
  return rows.map(row => row.act)
}

test('somebody whose workload nobody knows is never taken for free: the limit is named', async () => {
  const { body, status } = await (await signIn('esme')).get(`${form('HAR1', 'N01A001')}?person=${veryHigh}`)
  assert.equal(status, 200)
  assert.match(body, /Work for somebody whose workload is not known/)
  assert.match(body, /our own reading/)
})

test('a decision without reasons, or for longer than the limit allows, is refused and keeps what was typed', async () => {
  const esme = await signIn('esme')
  const page = `${form('HAR1', 'N01A001')}?person=${veryHigh}`
  const nothing = await esme.follow(await esme.post(form('HAR1', 'N01A001'), { person: veryHigh }, page))
  assert.match(nothing.body, /Enter why the work is given to this officer/)
  const tooLong = { ...said, until: tooLate ?? '', person: veryHigh }
  const late = await esme.follow(await esme.post(form('HAR1', 'N01A001'), tooLong, page))
  assert.match(late.body, new RegExp(`must be ${latest} or earlier: work beyond these limits may run for 14 days`))
  assert.match(late.body, /Two officers of the team next door/)
  assert.deepEqual(await actsIn(), [])
})

test('a decision is an entry with its leaf, and the work is given in the same act', async () => {
  const esme = await signIn('esme')
  const page = `${form('HAR1', 'N01A001')}?person=${veryHigh}`
  const answer = await esme.post(form('HAR1', 'N01A001'), { ...said, until: inTenDays ?? '', person: veryHigh }, page)
  const { body } = await esme.follow(answer)
  assert.match(body, /Esme Tarrant, senior probation officer/)
  assert.match(body, new RegExp(inTenDays ?? ''))
  assert.equal(await holderOf(veryHigh), 'N01A001')
  assert.deepEqual(await actsIn(), ['decided'])
})

test('a protection is named, and a senior officer can only propose to go against it', async () => {
  const femi = await signIn('femi')
  const page = `${form('HAR2', 'N01A004')}?person=${high}`
  const { body } = await femi.get(page)
  assert.match(body, /Trainee \(PQiP\): High and very high risk of serious harm is for qualified officers/)
  assert.match(body, /the head of the probation delivery unit or a higher level decides/)
  const answer = await femi.post(form('HAR2', 'N01A004'), { ...said, until: inTenDays ?? '', person: high }, page)
  assert.match((await femi.follow(answer)).body, /Waiting/)
  assert.equal(await holderOf(high), null)
  const again = await femi.post(
    `${answer.location}/answer`,
    { agree: 'yes', words: 'I agree with myself.' },
    answer.location,
  )
  assert.match((await femi.follow(again)).body, /You cannot decide this/)
})

test('no other way of writing the entry goes round a protection', async () => {
  const now = new Date()
  const actor = await openSession(databases.app, 'femi', new Date(now.getTime() + 3_600_000))
  assert.ok(actor)
  const body = { team: 'HAR2', practitioner: 'N01A004' }
  const by = { author: 'N01A006', workDoneBy: 'N01A006', happened: { from: today }, now }
  await assert.rejects(
    asActor(databases, actor, trx => appendEntry(trx, { ...by, personId: high, kind: 'allocated', body })),
    /High and very high risk of serious harm is for qualified officers.*recorded decision/,
  )
  assert.equal(await holderOf(high), null)
})

test('the head decides what was proposed, once, and the officer and they alone of the staff read it', async () => {
  const { rows } = await sql<{ id: string }>`select id from allocation.overload where status = 'proposed'`.execute(
    databases.system,
  )
  const at = `/allocation/decisions/${rows[0]?.id}`
  const head = await signIn('head')
  const answer = await head.post(`${at}/answer`, { agree: 'no', words: 'Carys Lund has room from tomorrow.' }, at)
  const { body } = await head.follow(answer)
  assert.match(body, /Refused/)
  assert.match(body, /Carys Lund has room from tomorrow/)
  assert.equal(await holderOf(high), null)
  assert.deepEqual(await actsIn(), ['decided', 'proposed', 'refused'])
  const seen = await Promise.all(
    ['femi', 'region', 'nation', 'esme', 'moohead', 'ada', 'lead'].map(
      async who => (await (await signIn(who)).get(at)).status,
    ),
  )
  assert.deepEqual(seen, [200, 200, 200, 404, 404, 404, 404])
  await assert.rejects(
    sql`update allocation.overload set status = 'decided' where id = ${rows[0]?.id}`.execute(databases.system),
    /written once/,
  )
})

test('the officer concerned reads the decision about their work', async () => {
  const { body } = await (await signIn('ada')).get('/allocation/decisions')
  assert.match(body, /Ada Whitlock<\/a>/)
  assert.match(body, />In force<\/strong>/)
})

test('the database lets nobody decide twice over, or about their own work', async () => {
  const insert = sql`insert into allocation.overload (id, team, officer, cases, limit_set, limits, reason, offered, until, status,
    two_people, needs, proposed_by, proposed_name, proposed_level, proposed_line_manager, proposed_at, decided_by, decided_name,
    decided_level, decided_at) select id, 'HAR1', 'N01A001', array[id], 'x', '[]', 'x', 'x', '2026-12-01', 'decided', true, 'pdu-head', 'esme',
    'Esme', 'spo', true, now(), 'esme', 'Esme', 'spo', now() from ledger.stream where room = 'caseload' limit 1`
  await assert.rejects(insert.execute(databases.system), /violates check constraint/)
})

/** Records hours with which an officer is at the limit once they hold one more case of so many points. */
const leaveRoomForOne = async (officer: string, team: string, points: number): Promise<void> => {
  const record = (hours: number, from: string) =>
    databases.system
      .transaction()
      .execute(trx => recordHours(trx, [{ officer, team, from, hours }], { by: 'head', now: new Date() }))
  await record(FULL_TIME, daysAfter(today, -1))
  const [post] = await databases.system.transaction().execute(trx => livePosts(trx, { officers: [officer] }, today))
  assert.ok(post?.used.known && post.available.known)
  const perHour = post.available.value / FULL_TIME
  await record(Math.ceil(((post.used.value + points) / 1.1 / perHour) * 10) / 10, today)
}

test('two managers who give at the same moment do not both find room for one case', async () => {
  const now = new Date()
  const weighed = pointsOfCase({ tier: 'B1', location: 'community' }, today)
  assert.ok(weighed.known)
  await leaveRoomForOne('N01A003', 'HAR2', weighed.value)
  const give = async (personId: string, meanwhile: () => Promise<void>): Promise<void> => {
    const actor = await openSession(databases.app, 'femi', new Date(now.getTime() + 3_600_000))
    assert.ok(actor)
    await asActor(databases, actor, async trx => {
      const by = { author: 'N01A006', workDoneBy: 'N01A006', happened: { from: today }, now }
      await appendEntry(trx, { ...by, personId, kind: 'allocated', body: { team: 'HAR2', practitioner: 'N01A003' } })
      await meanwhile()
    })
  }
  const [written, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const first = give(high, async () => {
    written.resolve()
    await mayEnd.promise
  })
  await written.promise
  const second = give(personOf('X100008'), async () => {}).then(
    () => 'given',
    (error: Error) => error.message,
  )
  // Long enough for the second to be done, if it does not wait for the first.
  await Promise.race([second, pause(500)])
  mayEnd.resolve()
  await first
  assert.match(await second, /Workload above 110%.*recorded decision/)
  assert.equal(await holderOf(high), 'N01A003')
})

test('whoever chooses an officer sees at once who may take the case only by a decision', async () => {
  const { body } = await (await signIn('femi')).get(`/allocation/people/${personOf('X100008')}`)
  const row = body.split('<tr').find(one => one.includes('Carys Lund')) ?? ''
  assert.match(row, /Only by decision[\s\S]*Above 110% with this case: only a recorded decision gives it/)
})
