import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { DateTime } from 'luxon'
import type { Page } from 'playwright-core'
import { openBrowser } from '#platform/web/browser-testing.ts'
import { accountsFor } from '../../demonstration/accounts.ts'
import { press, saidDone, windowOf } from '../browser-window.ts'
import { startJourneyService } from '../service.ts'

const service = await startJourneyService({ after })
const browser = await openBrowser({ after })
const practitioner = await windowOf(browser, service.address, 'practitioner')
const manager = await windowOf(browser, service.address, 'senior')

const officer = accountsFor(service.struggling, service.region.code).find(one => one.username === 'practitioner')
const person = service.struggling.people.find(
  one => one.hasOfficer && one.holders.at(-1)?.officer === officer?.practitioner,
)?.id
assert.ok(person, 'the practitioner is the named officer of somebody')

const london = DateTime.now().setZone('Europe/London')
const typed = (days: number): string => london.plus({ days }).toFormat('d M yyyy')
const written = (days: number): string => london.plus({ days }).setLocale('en-GB').toFormat('d MMMM yyyy')

/** Opens the form of a kind, answers its questions and saves. */
const record = async (page: Page, kind: string, answer: () => Promise<void>): Promise<void> => {
  await page.goto(`/people/${person}/entries/new?kind=${kind}`)
  await page.getByLabel('When did it happen?').fill('today')
  await answer()
  await press(page, 'Save')
  assert.match(await saidDone(page), /recorded/)
}

const handoverOf = async (page: Page): Promise<string> => {
  await page.goto(`/people/${person}`)
  const heading = page.getByRole('heading', { name: 'Handover from prison', exact: true })
  if ((await heading.count()) === 0) return ''
  return page.locator('main').innerText()
}

const rowOf = async (page: Page, part: string): Promise<string> => {
  await page.goto(`/people/${person}`)
  return page.locator('#handover ~ dl > div').filter({ hasText: part }).first().innerText()
}

const choosePart = async (page: Page, part: string, act: string): Promise<void> => {
  await page.getByLabel('Handover', { exact: true }).selectOption({ index: 1 })
  await page.getByRole('group', { name: 'Part', exact: true }).getByLabel(part, { exact: true }).check()
  await page.getByLabel(act, { exact: true }).check()
}

test('the handover begins with each part in somebody’s hands', async () => {
  await record(practitioner, 'handover-started', async () => {
    await practitioner.getByLabel('Prison', { exact: true }).check()
    await practitioner.getByLabel('Prison offender manager').fill('R. Aldous, Wexmoor prison')
    await practitioner.getByLabel('Release date').fill(typed(40))
    const plan = practitioner.getByRole('group', { name: 'Release plan' })
    await plan.getByLabel('Who does it').selectOption({ label: 'Prison' })
    await plan.getByLabel('Due').fill(typed(12))
    const home = practitioner.getByRole('group', { name: 'Somewhere to live' })
    await home.getByLabel('Who does it').selectOption({ label: 'Community' })
    await home.getByLabel('Due').fill(typed(20))
  })
  assert.match(await handoverOf(practitioner), /2 of 2 parts open/)
})

test('the prison closes its part before release work is done, and the handover stays open', async () => {
  await record(practitioner, 'handover-side-finished', async () => {
    await practitioner.getByLabel('Handover', { exact: true }).selectOption({ index: 1 })
    await practitioner.getByLabel('Prison', { exact: true }).check()
    await practitioner.getByLabel('Who says so').fill('R. Aldous, prison offender manager')
  })
  const said = await handoverOf(practitioner)
  assert.match(said, new RegExp(`Prison closed its part on ${written(0)}`))
  assert.match(said, /1 of its parts is not done: it stays open, and so does the handover/)
})

test('the open part keeps its owner and its clock, and the community sees both', async () => {
  for (const page of [practitioner, manager]) {
    const row = await rowOf(page, 'Release plan')
    assert.match(row, /Prison/)
    assert.match(row, new RegExp(`Due ${written(12)}, 12 days left`))
    assert.match(row, /Open/)
  }
})

test('the community finishing its own part does not close the prison’s', async () => {
  await record(practitioner, 'handover-part', () => choosePart(practitioner, 'Somewhere to live', 'Done'))
  assert.match(await handoverOf(manager), /1 of 2 parts open/)
})

test('only when the last part is done does the handover close', async () => {
  await record(practitioner, 'handover-part', () => choosePart(practitioner, 'Release plan', 'Done'))
  assert.equal(await handoverOf(manager), '')
})

test('a part that turns out not to be done opens it again', async () => {
  await record(practitioner, 'handover-part', () => choosePart(practitioner, 'Release plan', 'Not done after all'))
  assert.match(await rowOf(manager, 'Release plan'), /Open/)
})
