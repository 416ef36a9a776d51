import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { openBrowser } from '#platform/web/browser-testing.ts'
import { windowOf } from '../browser-window.ts'
import { startJourneyService } from '../service.ts'
import { attacker, attackerAs } from './attacker.ts'
import { placesOf } from './places.ts'
import { reading } from './route-table.ts'

const service = await startJourneyService({ after }, { figures: true, inspections: true })
const { address, struggling } = service
const browser = await openBrowser({ after })

const { addressOf, someoneFor } = await placesOf(service)
/** What every route that reads answers to somebody who may ask; two attacks look at the same answers. */
const answers = await Promise.all(
  reading.map(async route => ({ route, reply: await (await someoneFor(route)).send(addressOf(route.path)) })),
)

test('W14 another website cannot show a page of ours in a frame and have a person press its buttons', async () => {
  const server = createServer((_, answer) =>
    answer
      .setHeader('content-type', 'text/html')
      .end(`<iframe src="${address}/sign-in" width="900" height="700"></iframe>`),
  )
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  after(() => void server.close())
  const page = await browser.newPage()
  const refused = page.waitForEvent('console', message => /frame-ancestors|X-Frame-Options/.test(message.text()))
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  await refused
  assert.equal(await page.frameLocator('iframe').getByRole('button').count(), 0)
})

test('W14 every page and every error says that nobody may frame it, and what it may load', async () => {
  const replies = await Promise.all([
    ...answers.map(({ reply }) => reply),
    attacker(address).send('/nowhere'),
    attacker(address).send('/people'),
    attacker(address).send('/ping'),
  ])
  for (const { headers } of replies) {
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /^default-src 'none';/)
    assert.match(policy, /;frame-ancestors 'none'/)
    assert.match(policy, /;base-uri 'none'/)
    assert.match(policy, /;require-trusted-types-for 'script'/)
    assert.doesNotMatch(policy, /unsafe|\*|data:|https?:/)
    assert.equal(headers.get('x-frame-options'), 'DENY')
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('referrer-policy'), 'no-referrer')
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin')
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin')
    assert.match(headers.get('permissions-policy') ?? '', /camera=\(\).*publickey-credentials-get=\(self\)/)
  }
})

test('W15 no browser and no proxy keeps a copy of anything that a signed-in person reads', () => {
  for (const { route, reply } of answers.filter(({ route: { permission } }) => !permission.roles.includes('public'))) {
    assert.equal(reply.headers.get('cache-control'), 'no-store', route.path)
  }
})

test('W15 after signing out, Back shows nothing of the record', async () => {
  const someone = struggling.people.find(one => one.hasOfficer && one.team === 'E01AT1')
  assert.ok(someone)
  const page = await windowOf(browser, address, 'practitioner')
  await page.goto(`/people/${someone.id}`)
  const name = await page.locator('h1').innerText()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('link', { name: 'Sign in' }).first().waitFor()
  await page.goBack()
  await page.waitForLoadState()
  assert.match(page.url(), /\/sign-in\?to=/)
  assert.ok(!(await page.content()).includes(name))
})

test('W15 signing out asks the browser for nothing and leaves a cookie that is worth nothing', async () => {
  const senior = await attackerAs(address, 'spo')
  const copied = senior.cookie()
  const _csrf = await senior.tokenOn('/account/sessions')
  const body = new URLSearchParams({ _csrf }).toString()
  await senior.send('/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  })
  const thief = await attacker(address).send('/people', { headers: { cookie: copied } })
  assert.equal(thief.status, 303)
})
