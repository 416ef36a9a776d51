import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openBrowser } from '#platform/web/browser-testing.ts'
import { accountsFor } from '../../demonstration/accounts.ts'
import { press, saidDone, windowOf } from '../browser-window.ts'
import { announce, drawSample, openInspection } from '../inspection-desk.ts'
import { startJourneyService } from '../service.ts'

const service = await startJourneyService({ after }, { figures: true })
const browser = await openBrowser({ after })
const practitioner = await windowOf(browser, service.address, 'practitioner')
const manager = await windowOf(browser, service.address, 'senior')
const lead = await windowOf(browser, service.address, 'lead')

const { struggling, region } = service
const account = accountsFor(struggling, region.code).find(one => one.username === 'practitioner')
const drawable = ['community-order', 'suspended-sentence', 'licence']
const held = struggling.people.find(
  one => one.hasOfficer && one.holders.at(-1)?.officer === account?.practitioner && drawable.includes(one.sentence),
)
const other = struggling.members.find(
  one => one.team === account?.unit && one.grade === 'PO' && one.left === null && one.code !== account?.practitioner,
)
assert.ok(account && held && other, 'the practitioner holds a case that can be drawn, and has a colleague')
const worker = account.name
const holder = `${other.forename} ${other.surname}`
const day = held.started.split('-').map(Number).toReversed().join(' ')

await practitioner.goto(`/people/${held.id}/entries/new?kind=sentence-plan`)
await practitioner.getByLabel('When did it happen?').fill('yesterday')
const first = practitioner.getByRole('group', { name: 'Objective 1' })
await first.getByLabel('What is to be achieved').fill('Keeps the tenancy')
await practitioner.getByRole('group', { name: 'Did the person take part' }).getByLabel('Yes').check()
await press(practitioner, 'Save')
const plan = practitioner.getByRole('article').filter({ hasText: 'Keeps the tenancy' })
const correction = String(await plan.getByRole('link', { name: /^Correct/ }).getAttribute('href'))

await manager.goto(`/people/${held.id}/entries/new?kind=allocated`)
await manager.getByLabel('When did it happen?').fill('today')
await manager.getByLabel('Team', { exact: true }).selectOption(other.team)
await manager.getByLabel('Practitioner', { exact: true }).selectOption(other.code)
await press(manager, 'Save')
assert.match(await saidDone(manager), /recorded/)

const eligible = struggling.people.filter(one => one.started === held.started && drawable.includes(one.sentence))
const terms = { unit: struggling.plan.name, cohort: [day, day], size: eligible.length } as const
const inspection = await openInspection(lead, terms)
await announce(lead, inspection)
assert.ok((await drawSample(lead, inspection)).includes(held.id))
const casePage = `/inspections/${inspection}/sample/${held.id}`

const planning = async (): Promise<string> => {
  await lead.goto(casePage)
  return lead.getByRole('heading', { name: 'P2.2 Planning' }).locator('xpath=following-sibling::*[1]').innerText()
}

test('the work that a standard judges stands beside it with who did it, and the present holder is named as that only', async () => {
  const said = await planning()
  assert.match(said, new RegExp(`${worker}: .*sentence plan`))
  assert.match(said, new RegExp(`${holder} holds the case today and did none of this work`))
})

test('an answer that praises names who did the work', async () => {
  await lead.goto(casePage)
  const question = lead.getByRole('group', { name: /^P2\.2a/ })
  await question.getByLabel('Yes', { exact: true }).check()
  await lead.getByRole('textbox', { name: 'Evidence for P2.2a' }).fill('A plan that suits the person.')
  await press(lead, 'Save answers')
  await lead.goto(casePage)
  const finding = await lead.getByText(/Answered by lead/).innerText()
  assert.ok(finding.includes(worker), finding)
  assert.ok(!finding.includes(holder), finding)
})

test('giving the work to the present holder after the announcement moves no credit', async () => {
  await manager.goto(correction)
  await manager.getByLabel('Why is it corrected?').fill('Wrong practitioner')
  await manager.getByLabel('Who did the work?').selectOption(other.code)
  await press(manager, 'Save the correction')
  const said = await planning()
  assert.match(said, new RegExp(`${worker}: .*sentence plan`))
  assert.match(said, new RegExp(`${holder} holds the case today and did none of this work`))
})
