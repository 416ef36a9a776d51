import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { listen, openBrowser } from '../browser-testing.ts'
import { DEMONSTRATION_PASSWORD } from '../demonstration-password.ts'
import { testRoom } from '../serve/test-room.ts'
import { startTestApp } from '../testing.ts'

const { app, databases, signIn } = await startTestApp({ after }, [testRoom])
await signIn('spo')
/** For a browser `localhost` and `127.0.0.1` are two websites. */
const address = (await listen(app)).replace('127.0.0.1', 'localhost')
const browser = await openBrowser({ after })

/** Another website, with one page. */
const otherSite = async (html: string): Promise<string> => {
  const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(html))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  after(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const signedInPage = async () => {
  const page = await (await browser.newContext({ baseURL: address })).newPage()
  await page.goto('/sign-in')
  await page.getByText('Sign in with a username and password').click()
  await page.getByLabel('Username').fill('spo')
  await page.getByLabel('Password').fill(DEMONSTRATION_PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  return page
}

test('a link on another website opens the page for the person who is signed in here', async () => {
  const page = await signedInPage()
  await page.goto(await otherSite(`<a href="${address}/teams/N01">The team</a>`))
  await page.getByRole('link', { name: 'The team' }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  assert.equal(page.url(), `${address}/teams/N01`)
})

test('a form on another website that writes in the name of the person here saves nothing', async () => {
  const page = await signedInPage()
  const forged = `<form method="post" action="${address}/teams/N01/notes"><input name="note" value="Forged by another website">
    <button>Win</button></form>`
  await page.goto(await otherSite(forged))
  await page.getByRole('button', { name: 'Win' }).click()
  await page.getByRole('heading', { name: 'This came from another website' }).waitFor()
  assert.deepEqual(await databases.system.selectFrom('ledger.stream').select('id').execute(), [])
  await page.goto(`${address}/teams/N01`)
  assert.ok(await page.getByRole('button', { name: 'Sign out' }).isVisible())
})
