import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openBrowser } from '#platform/web/browser-testing.ts'
import { DEMONSTRATION_PASSWORD } from '#platform/web/demonstration-password.ts'
import { choose, follow, tabTo } from './keyboard-steps.ts'
import { startJourneyService } from './service.ts'

const service = await startJourneyService({ after })
const browser = await openBrowser({ after })

const isFocusVisible = (page: Page): Promise<boolean> =>
  page.locator(':focus').evaluate(element => {
    const { outlineStyle, boxShadow, backgroundColor } = getComputedStyle(element)
    return outlineStyle !== 'none' || boxShadow !== 'none' || backgroundColor !== 'rgba(0, 0, 0, 0)'
  })

test('a practitioner signs in, finds a person and adds an entry with nothing but a keyboard, without JavaScript', async () => {
  const { practitioner: own } = await service.databases.system
    .selectFrom('platform.account')
    .select('practitioner')
    .where('username', '=', 'practitioner')
    .executeTakeFirstOrThrow()
  // A colleague's case: whoever opens it says why first.
  const [someone] = service.struggling.people.filter(
    ({ hasOfficer, team, holders }) => hasOfficer && team === 'E01AT1' && holders.at(-1)?.officer !== own,
  )
  assert.ok(someone)
  const context = await browser.newContext({ baseURL: service.address, javaScriptEnabled: false })
  const page = await context.newPage()

  await page.goto('/sign-in')
  await page.keyboard.press('Tab')
  assert.equal(await page.locator(':focus').textContent(), 'Skip to main content')
  // A summary is a button to nobody but the keyboard: Chromium gives it no role of its own.
  while ((await page.locator('summary:focus').count()) === 0) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await tabTo(page, 'textbox', 'Username')
  assert.ok(await isFocusVisible(page), 'the focused field can be seen')
  await page.keyboard.type('practitioner')
  await page.keyboard.press('Tab')
  await page.keyboard.type(DEMONSTRATION_PASSWORD)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])

  await follow(page, 'link', 'People')
  await tabTo(page, 'textbox', 'Name or CRN')
  await page.keyboard.type(someone.crn)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  await follow(page, 'link', someone.name)
  await choose(page, 'I cover for the named officer')
  await tabTo(page, 'textbox', 'What you need it for')
  await page.keyboard.type('Her officer is on leave today')
  await follow(page, 'button', 'Open the record')
  await follow(page, 'button', 'Add an entry')

  await choose(page, 'Contact')
  await follow(page, 'button', 'Continue')
  await tabTo(page, 'textbox', /When did it happen/)
  await page.keyboard.type('yesterday')
  await choose(page, 'Phone call to the person')
  await tabTo(page, 'textbox', 'What was said or done')
  await page.keyboard.type('Rang about the bus fare. Settled.')
  await follow(page, 'button', 'Save')

  assert.match(await page.locator('main').innerText(), /Rang about the bus fare\. Settled\./)
})
