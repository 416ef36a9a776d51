import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openBrowser } from '#platform/web/browser-testing.ts'
import { bookForYesterday } from './booked-appointment.ts'
import { saidDone, windowOf } from './browser-window.ts'
import { choose, follow } from './keyboard-steps.ts'
import { startJourneyService } from './service.ts'

const service = await startJourneyService({ after })
const browser = await openBrowser({ after })
/** @source issue 3: an outcome in under five inputs */
const FEWER_THAN = 5

/** Everything a person does on a page, counted. */
const countingHand = (page: Page) => {
  let inputs = 0
  const after = async (name: string): Promise<void> => {
    inputs += 1
    await Promise.all([page.waitForEvent('load'), page.getByText(name, { exact: true }).first().click()])
  }
  return {
    after,
    tick: async (name: string): Promise<void> => {
      inputs += 1
      await page.getByLabel(name, { exact: true }).check()
    },
    inputs: () => inputs,
  }
}

const openOutcomes = (page: Page, name: string) => page.getByRole('link', { name: `${name}: Record the outcome` })

test('from home an outcome is recorded in three inputs, and home says that it is done', async () => {
  const { name } = await bookForYesterday(service)
  const page = await windowOf(browser, service.address, 'practitioner')
  await page.goto('/')
  const before = await openOutcomes(page, name).count()
  const hand = countingHand(page)
  await hand.after(`${name}: Record the outcome: office visit`)
  await hand.tick('Attended and complied')
  await hand.after('Save')
  assert.match(await saidDone(page), /Appointment outcome recorded/)
  assert.equal(await openOutcomes(page, name).count(), before - 1)
  assert.ok(hand.inputs() < FEWER_THAN, `${hand.inputs()} inputs`)
})

test('the same with nothing but a keyboard, without JavaScript', async () => {
  const { person, booking } = await bookForYesterday(service)
  const window = await windowOf(browser, service.address, 'practitioner')
  const storageState = await window.context().storageState()
  const page = await browser.newPage({ baseURL: service.address, javaScriptEnabled: false, storageState })
  await page.goto(`/people/${person}/appointments/${booking}`)
  await choose(page, 'Unacceptable absence')
  await follow(page, 'button', 'Save')
  assert.match(await page.locator('main').innerText(), /Appointment outcome: Unacceptable absence/)
})
