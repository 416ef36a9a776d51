import assert from 'node:assert/strict'
import test from 'node:test'
import { workingDaysAfter } from '@candour/timeliness'
import { hash } from '@node-rs/argon2'
import { sql } from 'kysely'
import { dayOf, dayText, instantOf } from '#platform/web/dates.ts'
import { DEMONSTRATION_PASSWORD } from '#platform/web/demonstration-password.ts'
import { startTestApp } from '#platform/web/testing.ts'
import { room } from '../index.ts'
import { as, writeSmallUnit } from '../staff/testing.ts'
import { writeStaffEntry } from '../staff/write-staff-entry.ts'
import { importNight } from '../testing.ts'

// Sessions end by the clock of the database, so the days of the tests follow today.
const start = new Date()
const today = dayOf(start)
const hours = (count: number) => new Date(start.getTime() + count * 3_600_000)
const sixWorkingDaysOn = instantOf(workingDaysAfter(today, 6), '12:00')
const figure = '/workload/teams/X01T1/officers/X01A'
const wrong = { ingredient: 'hours', words: 'I work 30 hours <since> June', shouldBe: '30 hours' }

const service = async (t: test.TestContext) => {
  const clock = { now: start }
  const app = await startTestApp(t, [room], () => clock.now)
  await writeSmallUnit(app.databases, await hash(DEMONSTRATION_PASSWORD, { memoryCost: 1024, timeCost: 1 }))
  const night = [
    { officer: 'X01A', team: 'X01T1', cases: 10 },
    { officer: 'X01S', team: 'X01T1', cases: 1, grade: 'NPSC' },
  ]
  await importNight(t, app.databases, '2026-11-27', night)
  return { ...app, clock }
}

const entryBy = ({ databases }: Pick<Awaited<ReturnType<typeof service>>, 'databases'>, now: Date) =>
  as(databases, 'sol', trx =>
    writeStaffEntry(trx, { officer: 'X01A', happened: { from: today }, payload: { hours: 30 }, author: 'sol', now }),
  )

test('an officer challenges their figure: owned, answered with the entry that put it right, then taken further', async t => {
  const { databases, signIn, clock } = await service(t)
  const [ada, ben, sol, rhea, head] = [
    await signIn('ada'),
    await signIn('ben'),
    await signIn('sol'),
    await signIn('rhea'),
    await signIn('head'),
  ]
  const before = await entryBy({ databases }, hours(-48))
  assert.match((await ada.get(figure)).body, /Challenge this figure/)
  assert.doesNotMatch((await ben.get(figure)).body, /Challenge this figure/)
  assert.equal((await ben.get(`${figure}/challenge`)).status, 404)
  const empty = await ada.follow(await ada.post(`${figure}/challenge`, { words: ' ' }))
  assert.match(empty.body, /Select which part of the figure you think is wrong/)

  const { location: place = '' } = await ada.post(`${figure}/challenge`, wrong)
  const own = await ada.get(place)
  for (const said of [
    new RegExp(`until ${dayText(workingDaysAfter(today, 5))}`),
    /&lt;since&gt;/,
    /Tier B3, community/,
    /2026-11-27\.xlsx/,
    /1,460/,
  ]) {
    assert.match(own.body, said)
  }
  for (const stranger of [ben, rhea, await signIn('other-head'), await signIn('administrator')]) {
    assert.notEqual((await stranger.get(place)).status, 200)
  }
  assert.match((await sol.get('/')).body, /1 challenged figure waiting for your answer/)
  assert.match((await ada.get('/')).body, /You challenged your figure/)
  assert.match((await head.get('/workload/challenges')).body, /In each unit[\s\S]*Team X01T1/)
  assert.doesNotMatch((await head.get('/')).body, /waiting for your answer/)

  const answer = async (fields: Record<string, string>) =>
    (await sol.follow(await sol.post(`${place}/answer`, { answer: 'Hours corrected', ...fields }, place))).body
  assert.match(await answer({ outcome: 'corrected' }), /Say which entry put the figure right/)
  assert.match(await answer({ outcome: 'corrected', entry: 'other', other: before }), /there before the challenge/)
  assert.match(await answer({ outcome: 'corrected', entry: 'other', other: crypto.randomUUID() }), /no entry with this/)
  const after = await entryBy({ databases }, hours(1))
  clock.now = hours(2)
  assert.match((await sol.get(place)).body, new RegExp(after))
  assert.match(await answer({ outcome: 'corrected', entry: after }), /Put right by the senior probation officer/)
  assert.match(await answer({ outcome: 'explained' }), /already answered/)

  const follows = place.split('/').at(-1) ?? ''
  const { location: further = '' } = await ada.post(`${figure}/challenge`, { ...wrong, follows })
  assert.match((await ada.get(further)).body, /Waits on the head of the probation delivery unit/)
  assert.equal((await sol.get(further)).status, 404)
  const again = await ada.follow(await ada.post(`${figure}/challenge`, { ...wrong, follows }))
  assert.match(again.body, /already taken this answer to the level above/)

  const { rows } = await sql<{ entries: number; leaves: number }>`select
    (select count(*)::int from workforce.challenge_entry) as entries,
    (select count(*)::int from ledger.leaf_in where type = 'workforce.challenge') as leaves`.execute(databases.system)
  assert.deepEqual(rows, [{ entries: 3, leaves: 3 }])
  const undo = sql`update workforce.challenge set status = 'open' where id = ${follows} returning id`
  assert.deepEqual((await as(databases, 'sol', trx => undo.execute(trx))).rows, [])
  await assert.rejects(undo.execute(databases.system))
})

test('unanswered it climbs by itself: who let the days pass no longer answers, and the level above sees the count', async t => {
  const { signIn, clock } = await service(t)
  const ada = await signIn('ada')
  const { location: place = '' } = await ada.post(`${figure}/challenge`, wrong)
  clock.now = sixWorkingDaysOn
  const [sol, head] = [await signIn('sol'), await signIn('head')]
  assert.match((await (await signIn('ada')).get(place)).body, /head of the probation delivery unit, unanswered below/)
  assert.doesNotMatch((await sol.get(place)).body, /<h2 class="govuk-heading-m">Answer/)
  const refused = await sol.post(`${place}/answer`, { outcome: 'explained', answer: 'Late' }, place)
  assert.match((await sol.follow(refused)).body, /Your days have passed/)
  assert.match((await head.get('/')).body, /1 challenged figure waiting for your answer/)
  await head.post(`${place}/answer`, { outcome: 'explained', answer: 'The contract says 37' }, place)
  const answered = await head.get(place)
  assert.match(answered.body, /Explained by the head of the probation delivery unit on/)
  assert.match(answered.body, /Levels that let their days pass/)
})

test('the figure of a senior officer is answered by the head, never by themselves or a colleague', async t => {
  const { databases, signIn } = await service(t)
  const sol = await signIn('sol')
  const { location: place = '' } = await sol.post('/workload/teams/X01T1/officers/X01S/challenge', wrong)
  assert.match((await sol.get(place)).body, /Waits on the head of the probation delivery unit/)
  assert.equal((await sol.post(`${place}/answer`, { outcome: 'explained', answer: 'Fine' }, place)).status, 404)
  assert.equal((await (await signIn('rhea')).get(place)).status, 404)
  const own = sql`update workforce.challenge set status = 'answered', outcome = 'explained', answer = 'x', answered_by = 'sol',
    answered_name = 'sol', answered_level = 'spo', answered_on = '2026-12-01', climbed = 0 returning id`
  assert.deepEqual((await as(databases, 'sol', trx => own.execute(trx))).rows, [])
})
