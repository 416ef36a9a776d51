import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { daysAfter } from '@candour/timeliness'
import { openBrowser } from '#platform/web/browser-testing.ts'
import { dayOf } from '#platform/web/dates.ts'
import { press, saidDone, windowOf } from '../browser-window.ts'
import { escalationOf, giveHours, holdersIn, lookOn, mainOf, waitingIn } from '../limits-desk.ts'
import { startJourneyService } from '../service.ts'

const service = await startJourneyService({ after }, { inspections: true })
const browser = await openBrowser({ after })
const team = 'E01AT1'
const [full, idle] = await holdersIn(service, team)
const [waiting] = await waitingIn(service, team)
assert.ok(full && idle && waiting)
await giveHours(service, { team, officer: full.officer }, 2)
await giveHours(service, { team, officer: idle.officer }, 0)
const today = dayOf(new Date())
await lookOn(service, today)

const senior = await windowOf(browser, service.address, 'senior')
const head = await windowOf(browser, service.address, 'head')
const form = (officer: string): string => `/allocation/beyond-limits/${team}/${officer}?person=${waiting}`
const pad = (count: number): string => String(count)
const inDays = (days: number): string => {
  const [year, month, day] = daysAfter(today, days).split('-').map(Number)
  return [day, month, year].map(part => pad(part ?? 0)).join(' ')
}

test('a case for somebody with no hours is no form like any other: the limit stands there with what it is made of', async () => {
  const shown = await mainOf(senior, form(idle.officer))
  assert.match(shown, /Work for somebody who has no hours available/)
  assert.match(shown, /Points available\s+0/)
  assert.match(shown, /You may not decide this alone/)
})

test('the line manager cannot decide alone far above 110 %, and without reasons nobody can', async () => {
  const shown = await mainOf(senior, form(full.officer))
  assert.match(shown, /Workload above 110%/)
  assert.match(shown, /the regional director or a higher level decides/)
  await senior.getByRole('button', { name: 'Propose it' }).click()
  await senior.locator('.govuk-error-summary').waitFor()
  assert.match(await senior.locator('.govuk-error-summary').innerText(), /Enter why the work is given to this officer/)
})

test('what is given all the same is a named manager’s reasoned decision, in sight of the officer’s line', async () => {
  await senior.goto(form(idle.officer))
  await senior
    .getByLabel('Why is the work given to this officer?')
    .fill('Back from leave on Monday, hours not entered yet.')
  await senior.getByLabel('What was offered or tried instead?').fill('Nobody else of the team has room.')
  await senior.getByLabel('Last day of the decision').fill(inDays(5))
  await press(senior, 'Propose it')
  assert.match(await saidDone(senior), /until then the work is not given/)
  await head.goto(new URL(senior.url()).pathname)
  await head.getByLabel('Agree', { exact: true }).check()
  await head.getByLabel('Your reasons').fill('I have seen the rota: she is back on Monday.')
  await press(head, 'Record the decision')
  assert.match(await saidDone(head), /Agreed, and 1 case given/)
  assert.match(
    await head.locator('main').innerText(),
    /Decided by\s+Morwen Ashcombe, head of the probation delivery unit/,
  )
})

test('weeks above the limit open an escalation by themselves, with every week in it', async () => {
  const { id, level } = await escalationOf(service, 'above-limit', full.officer)
  assert.equal(level, 'spo')
  const shown = await mainOf(senior, `/escalations/${id}`)
  assert.match(shown, /Weeks running above 110%\s+(9|1\d)/)
  assert.match(await mainOf(senior, '/'), /wait[s]? for your answer/)
})

test('it climbs when nobody answers, and each level finds it overdue or waiting on its own page', async () => {
  const before = await escalationOf(service, 'above-limit', full.officer)
  await lookOn(service, daysAfter(before.due, 1))
  const climbed = await escalationOf(service, 'above-limit', full.officer)
  assert.equal(climbed.level, 'pdu-head')
  const shown = await mainOf(head, `/escalations/${climbed.id}`)
  assert.match(shown, /Not answered by the senior probation officer: passed to the head of the probation delivery unit/)
  await lookOn(service, daysAfter(climbed.due, 1))
  assert.equal((await escalationOf(service, 'above-limit', full.officer)).level, 'regional-director')
  const region = await windowOf(browser, service.address, 'region')
  assert.match(await mainOf(region, '/escalations?kind=above-limit'), new RegExp(full.name))
})

test('the inspector of the unit sees it, with every step', async () => {
  const { id } = await escalationOf(service, 'above-limit', full.officer)
  const lead = await windowOf(browser, service.address, 'lead')
  const shown = await mainOf(lead, `/escalations/${id}`)
  assert.match(shown, /passed to the regional director/)
  assert.match(await mainOf(lead, '/allocation/decisions'), new RegExp(idle.name))
})
