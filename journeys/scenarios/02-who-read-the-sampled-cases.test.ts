import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openBrowser } from '#platform/web/browser-testing.ts'
import { windowOf } from '../browser-window.ts'
import { announce, drawSample, openInspection } from '../inspection-desk.ts'
import { sayWhy } from '../record-desk.ts'
import { startJourneyService } from '../service.ts'

const service = await startJourneyService({ after })
const browser = await openBrowser({ after })
const [lead, manager, head] = [
  await windowOf(browser, service.address, 'lead'),
  await windowOf(browser, service.address, 'senior'),
  await windowOf(browser, service.address, 'head'),
]
const { plan, people } = service.struggling

// Before the notice: what is read then is daily work, and no part of the report.
const ofTeam = people.filter(one => one.team === 'E01AT1').map(one => one.id)
await manager.goto(`/people/${ofTeam[0]}`)

const cohort = ['1 3 2026', '30 6 2026'] as const
const inspection = await openInspection(lead, { unit: plan.name, cohort, size: 12 })
await announce(lead, inspection)
const sample = await drawSample(lead, inspection)
const ofManager = sample.filter(id => ofTeam.includes(id))
const [first, second] = ofManager
assert.ok(first && second, 'two sampled cases are in the team of the manager')

await manager.goto(`/people/${first}`)
await manager.goto(`/people/${second}`)
await manager.goto(`/people/${second}/entries/new`)
await head.goto(`/people/${first}`)
await sayWhy(head, 'Management oversight or countersignature', 'Looking at what the inspectors will read')
await head.goto(`/people/${second}`)

const report = async (path = `/inspections/${inspection}/access`): Promise<string[]> => {
  await lead.goto(path)
  return lead.getByRole('region', { name: 'Each use, the latest first' }).getByRole('row').allInnerTexts()
}
const managerName = await manager.locator('.candour-account__name').innerText()
const nameOf = (shown: string): string => shown.split(',')[0]?.trim() ?? ''

test('the report says who opened which sampled record after the notice, what they did, when and by which right', async () => {
  const uses = (await report()).filter(row => row.includes(nameOf(managerName)))
  const said = uses.join('\n')
  for (const id of [first, second]) assert.ok(said.includes(id.slice(0, 8)), `${id} stands in: ${said}`)
  assert.match(said, /Read the record\s+Answers for the team/)
  assert.match(said, /Began an entry/)
  assert.match(said, /22 November|\d{1,2} \w+ \d{4} at \d{1,2}(:\d\d)?(am|pm)|midday|midnight/)
})

test('a head who opened one record and was asked why at another is shown with the reason, and as not let in', async () => {
  const uses = (await report()).filter(row => row.includes('Morwen Ashcombe'))
  const of = (id: string) => uses.filter(row => row.includes(id.slice(0, 8))).join('\n')
  assert.match(of(first), /Read the record\s+Colleague, with a purpose\s*Management oversight or countersignature/)
  assert.match(of(second), /Not let in/)
  assert.doesNotMatch(of(second), /Read the record\s+Colleague/)
})

test('each person is counted, whoever opened most records first', async () => {
  await lead.goto(`/inspections/${inspection}/access`)
  const rows = lead.getByRole('region', { name: 'By person' }).getByRole('row')
  assert.match((await rows.nth(1).innerText()).replace(/\s+/g, ' '), new RegExp(`${nameOf(managerName)}.* 2 3 `))
})

test('what was read before the notice is no part of the report', async () => {
  assert.ok((await report()).every(row => sample.some(id => row.includes(id.slice(0, 8))) || row.includes('When')))
})

test('nobody in the unit sees the report, or who opened its records, while it is inspected', async () => {
  for (const page of [manager, head]) {
    const answer = await page.goto(`/inspections/${inspection}/access`)
    assert.equal(answer?.status(), 403)
  }
  assert.equal((await manager.goto(`/people/${first}/opened`))?.status(), 404)
})
