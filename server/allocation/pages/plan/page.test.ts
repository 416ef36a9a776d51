import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { checkResult, readAllocationInput } from '@candour/allocation'
import { sql } from 'kysely'
import { startJobs } from '#platform/jobs/jobs.ts'
import { startTestApp } from '#platform/web/testing.ts'
import { recordHours } from '#workforce'
import { rooms } from '../../../rooms.ts'
import { room } from '../../index.ts'
import { makePlan } from '../../plan/make-plan.ts'
import { seedService } from '../../testing.ts'

const { databases, signIn } = await startTestApp({ after }, rooms)
await seedService(databases)
const [head, moohead, ada] = await Promise.all(['head', 'moohead', 'ada'].map(signIn))
if (!head || !moohead || !ada) throw new Error('Three people sign in')

const said = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

/** Asks for a plan of Harbour and answers where it stands. */
const asked = async (): Promise<string> => {
  const answer = await head.post('/allocation/plans', { pdu: 'HAR' }, '/allocation/plans')
  assert.equal(answer.status, 303)
  assert.match(String(answer.location), /^\/allocation\/plans\/[0-9a-f-]{36}$/)
  return String(answer.location)
}

/** The same, made: as the job does it. */
const planned = async (): Promise<string> => {
  const place = await asked()
  await makePlan(databases, { plan: place.split('/').at(-1) })
  return place
}

const filesOf = async (place: string) => {
  const [input, result] = await Promise.all(['input', 'result'].map(name => head.get(`${place}/${name}.json`)))
  return { input: input?.body ?? '', result: result?.body ?? '' }
}

/** How the escalation of Harbour stands once the queued jobs have been done. */
const noPlan = async (wanted: string): Promise<string> => {
  const jobs = await startJobs(databases, [room])
  try {
    for (let tries = 0; tries < 100; tries += 1) {
      const { rows } = await sql<{
        says: string
      }>`select status || ' ' || level || ' ' || (facts -> 1 ->> 'value') as says
        from allocation.escalation where kind = 'no-plan' and unit = 'HAR'`.execute(databases.system)
      if (rows.length === 1 && rows[0]?.says.startsWith(wanted)) return rows[0].says
      await setTimeout(100)
    }
    return 'nothing was said'
  } finally {
    await jobs.stop()
  }
}

test('officers whose hours nobody recorded are in no plan, and the page says so and what would help', async () => {
  const page = said((await head.get(await planned())).body)
  assert.match(page, /Not everybody can have an officer/)
  assert.match(page, /Dina Holloway, CRN X100004: there is no officer whom no rule and no protection speaks against/)
  assert.match(page, /Ada Whitlock \(HAR1\) contracted hours are not recorded/)
  assert.match(await noPlan('open'), /^open pdu-head [1-9]/, 'the head is asked what will be done')
})

test('a plan is made in the background, can be checked by anybody, and is carried out when it is accepted', async () => {
  const hours = [
    ['N01A001', 'HAR1'],
    ['N01A002', 'HAR1'],
    ['N01A003', 'HAR2'],
  ].map(([officer = '', team = '']) => ({ officer, team, from: '2026-01-01', hours: 37 }))
  await databases.system.transaction().execute(trx => recordHours(trx, hours, { by: 'head', now: new Date() }))

  const waiting = await asked()
  assert.match(said((await head.get(waiting)).body), /The plan is being made.*Waiting for its turn/)
  const place = await planned()
  const { input, result } = await filesOf(place)
  assert.deepEqual(checkResult(readAllocationInput(JSON.parse(input)), JSON.parse(result)), {
    holds: true,
    status: 'plan',
  })
  assert.doesNotMatch(input + result, /Holloway|X100004/)

  const { body } = await head.get(place)
  assert.ok(body.includes(createHash('sha256').update(input).digest('hex')))
  assert.match(said(body), /Everybody can have an officer.*Afterwards the fullest officer is at \d/)
  assert.match(said(body), /Workload before and after.*Ada Whitlock \(HAR1\)/)

  const { assignments } = JSON.parse(result)
  const form = Object.fromEntries(
    assignments.map((one: { case: string; officer: string }) => [`place-${one.case}`, one.officer]),
  )
  const people = assignments.map((one: { case: string }) => one.case)
  const answer = await head.post('/allocation/several', { ...form, people, reason: 'INITIAL_ALLOCATION' }, place)
  assert.match(said((await head.follow(answer)).body), /people were given/)
  const { rows } = await sql<{ id: string; officer: string }>`
    select person_id as id, practitioner || ' ' || team as officer from caseload.person where person_id = any(${people}::uuid[])`.execute(
    databases.system,
  )
  assert.deepEqual(
    Object.fromEntries(rows.map(one => [`place-${one.id}`, one.officer])),
    form,
    'everybody is with the officer of the plan',
  )
  const done = said((await head.get(place)).body)
  assert.match(done, /Everybody of this plan has an officer or is no longer in your queue/)
  assert.doesNotMatch(done, /Give those chosen/)
  assert.match(await noPlan('settled'), /^settled/, 'a plan settles it')
})

test('a plan is for those who manage its unit', async () => {
  const { rows } = await sql<{ id: string }>`select id from allocation.plan limit 1`.execute(databases.system)
  const place = `/allocation/plans/${rows[0]?.id}`
  assert.equal((await head.get(place)).status, 200)
  for (const address of [place, `${place}/input.json`, `${place}/result.json`])
    assert.equal((await moohead.get(address)).status, 404)
  assert.equal((await ada.get(place)).status, 403)
})
