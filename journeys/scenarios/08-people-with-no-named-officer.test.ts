import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { daysAfter } from '@candour/timeliness'
import { sql } from 'kysely'
import { openBrowser } from '#platform/web/browser-testing.ts'
import { dayOf } from '#platform/web/dates.ts'
import { press, saidDone, windowOf } from '../browser-window.ts'
import { escalationOf, lookOn, mainOf, waitingIn } from '../limits-desk.ts'
import { startJourneyService } from '../service.ts'

const service = await startJourneyService({ after })
const browser = await openBrowser({ after })
const { system } = service.databases
const team = 'E01AT1'
const today = dayOf(new Date())
await lookOn(service, today)
const senior = await windowOf(browser, service.address, 'senior')

/** The longest that anybody may wait, in calendar days with a bank holiday to spare. */
const LONGEST = 16

test('everybody who waits is counted from the record, with the longest wait and the risk', async () => {
  const { rows } = await sql<{ waiting: number; risky: number }>`select count(*)::int as waiting,
    count(*) filter (where risk_of_serious_harm in ('high', 'very-high'))::int as risky
    from caseload.person where status = 'current' and unallocated_since is not null and pdu = ${service.struggling.plan.code}`.execute(
    system,
  )
  assert.ok(rows[0] && rows[0].waiting > 0)
  const shown = await mainOf(senior, '/allocation')
  assert.match(shown, new RegExp(`\\b${rows[0].waiting}\\b`))
  assert.match(shown, /working days|weeks|days/)
})

test('each of them beyond the limit has an escalation of their own, with waiting clock and risk, and no name', async () => {
  const { rows } = await sql<{ missing: number }>`select count(*)::int as missing from caseload.person p
    where p.status = 'current' and p.unallocated_since < ${daysAfter(today, -LONGEST)}::date
      and not exists (select from allocation.escalation e where e.person_id = p.person_id)`.execute(system)
  assert.equal(rows[0]?.missing, 0)
  const [person] = await waitingIn(service, team)
  const { id } = await escalationOf(service, 'waiting', person ?? '')
  const shown = await mainOf(senior, `/escalations/${id}`)
  assert.match(shown, /Waiting since/)
  assert.match(shown, /Risk of serious harm/)
  const { rows: named } = await sql<{
    name: string
  }>`select name from caseload.person where person_id = ${person}`.execute(system)
  assert.ok(!shown.includes(named[0]?.name ?? ''), 'nobody who is supervised is named in an escalation')
})

test('no page dismisses one: an answer is recorded, and it stays open to be looked at again', async () => {
  const [person] = await waitingIn(service, team)
  const { id } = await escalationOf(service, 'waiting', person ?? '')
  await senior.goto(`/escalations/${id}`)
  assert.equal(await senior.getByRole('button', { name: /close|dismiss|delete|remove/i }).count(), 0)
  await senior.getByLabel('Posts are being filled, or agency or detached staff are coming').check()
  await senior.getByLabel('What was done, by whom, and why that is the answer').fill('Two officers start in January.')
  await press(senior, 'Record the answer')
  assert.match(await saidDone(senior), /stays open/)
  assert.match(await senior.locator('main').innerText(), /Looked at again after/)
})

test('an answer that gives nobody an officer comes back, to the level above', async () => {
  const [person] = await waitingIn(service, team)
  await lookOn(service, daysAfter(today, 45))
  const { id, level } = await escalationOf(service, 'waiting', person ?? '')
  assert.equal(level, 'pdu-head')
  const head = await windowOf(browser, service.address, 'head')
  const shown = await mainOf(head, `/escalations/${id}`)
  assert.match(shown, /Looked at again, and the facts were the same/)
  assert.match(shown, /Two officers start in January/)
})

test('the database refuses to delete one, or to call it settled for good and open it', async () => {
  const [person] = await waitingIn(service, team)
  const { id } = await escalationOf(service, 'waiting', person ?? '')
  await assert.rejects(sql`delete from allocation.escalation where id = ${id}`.execute(system))
})
