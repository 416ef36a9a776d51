import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { hash } from '@node-rs/argon2'
import { pino } from 'pino'
import type { Page } from 'playwright-core'
import { freePort } from '#platform/database/embedded/free-port.ts'
import { testDatabases } from '#platform/database/testing.ts'
import { buildApp } from '../../../../app.ts'
import { checkAccessibility, openBrowser } from '../../browser-testing.ts'
import { DEMONSTRATION_PASSWORD } from '../../demonstration-password.ts'
import { testDataFolder } from '../../testing.ts'
import { plugInKey } from './testing.ts'

const databases = await testDatabases({ after })
const port = await freePort()
// A passkey belongs to a website by name: an address of numbers has none.
const url = `http://localhost:${port}`
const config = { dataFolder: testDataFolder, demonstration: true, url }
const app = await buildApp({ config, databases, rooms: [], now: () => new Date(), log: pino({ level: 'silent' }) })
await app.listen({ port, host: '127.0.0.1' })
after(() => app.close())
await databases.system
  .insertInto('platform.account')
  .values({
    username: 'mo',
    name: 'Mo Reyes',
    password_hash: await hash(DEMONSTRATION_PASSWORD, { memoryCost: 1024, timeCost: 1 }),
    role: 'spo',
    unit: null,
    practitioner: null,
  })
  .execute()
const browser = await openBrowser({ after })

const firstStep = async (page: Page): Promise<void> => {
  await page.goto('/sign-in?to=/cookies')
  await page.getByText('Sign in with a username and password').click()
  await page.getByLabel('Username').fill('mo')
  await page.getByLabel('Password').fill(DEMONSTRATION_PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()

test('a person adds a passkey, is asked for it at sign-in and at a step-up, and removes it again', async () => {
  const page = await (await browser.newContext({ baseURL: url })).newPage()
  const complaints: string[] = []
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  await plugInKey(page)

  await firstStep(page)
  await heading(page, 'Cookies')
  await page.goto('/account/passkeys')
  await checkAccessibility(page)
  await page.getByLabel('Name of the passkey').fill('Key on my ring')
  await page.getByRole('button', { name: 'Add passkey' }).click()
  await page.getByText('Passkey added').waitFor()
  assert.ok(await page.getByText('Key on my ring').isVisible())

  await page.getByRole('button', { name: 'Sign out' }).click()
  await firstStep(page)
  await heading(page, 'Use your passkey')
  await checkAccessibility(page)
  assert.equal(await page.getByRole('button', { name: 'Sign out' }).count(), 0, 'the first step alone opens nothing')
  await page.getByRole('button', { name: 'Use passkey' }).click()
  await heading(page, 'Cookies')

  await page.goto('/account/passkeys')
  await page.getByRole('link', { name: 'Confirm that it is you' }).click()
  await page.getByRole('button', { name: 'Use passkey' }).click()
  await heading(page, 'Passkeys')
  await page.getByRole('button', { name: 'Remove Key on my ring' }).click()
  await page.getByText('Passkey removed').waitFor()
  assert.deepEqual(complaints, [])
})

test('a browser without the key, and a person who cancels, are told what they can do', async () => {
  const page = await (await browser.newContext({ baseURL: url })).newPage()
  await plugInKey(page)
  await firstStep(page)
  await page.goto('/account/passkeys')
  await page.getByLabel('Name of the passkey').fill('Key at home')
  await page.getByRole('button', { name: 'Add passkey' }).click()
  await page.getByText('Passkey added').waitFor()

  const elsewhere = await (await browser.newContext({ baseURL: url })).newPage()
  await firstStep(elsewhere)
  await heading(elsewhere, 'Use your passkey')
  await elsewhere.evaluate(() => {
    navigator.credentials.get = () => Promise.reject(new DOMException('cancelled', 'NotAllowedError'))
  })
  await elsewhere.getByRole('button', { name: 'Use passkey' }).click()
  await elsewhere.getByText('Your passkey was not accepted').first().waitFor()
  assert.equal(await elsewhere.getByRole('button', { name: 'Sign out' }).count(), 0)
})

test('without JavaScript the second step says plainly that it needs a script, and lets nobody in', async () => {
  const plain = await (await browser.newContext({ baseURL: url, javaScriptEnabled: false })).newPage()
  await firstStep(plain)
  await heading(plain, 'Use your passkey')
  assert.ok(await plain.getByText('This step needs JavaScript').isVisible())
  await plain.getByRole('button', { name: 'Use passkey' }).click()
  await heading(plain, 'Use your passkey')
  assert.equal(await plain.getByRole('button', { name: 'Sign out' }).count(), 0)
})
