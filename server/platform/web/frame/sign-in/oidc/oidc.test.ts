import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { checkAccessibility, openBrowser } from '../../../browser-testing.ts'
import { testRoom } from '../../../serve/test-room.ts'
import { plugInKey } from '../../passkeys/testing.ts'
import { discoverProvider } from './provider.ts'
import { startProviderApp } from './testing.ts'

const { url, databases, provider, visitor, backFromProvider, account } = await startProviderApp({ after }, [testRoom])
await account('spo', 'spo')

test('a person signs in at their organisation, in a real browser, and lands on the page they asked for', async t => {
  provider.person = { subject: 'subject-1', username: 'spo' }
  const browser = await openBrowser(t)
  const page = await browser.newPage()
  await page.goto(`${url}/teams/N01`)
  await page.getByRole('button', { name: 'Sign in with your work account' }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  assert.equal(page.url(), `${url}/teams/N01`)
  assert.ok(await page.getByText('Test spo').isVisible())

  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(`${provider.issuer}/session/end**`)
  await page.goto(`${url}/teams/N01`)
  assert.ok(await page.getByRole('button', { name: 'Sign in with your work account' }).isVisible())
})

test('an auditor makes a passkey at the first sign-in, and has no session before it is made', async t => {
  await account('aud', 'auditor')
  provider.person = { subject: 'subject-of-aud', username: 'aud' }
  const browser = await openBrowser(t)
  const page = await (await browser.newContext({ baseURL: url })).newPage()
  await plugInKey(page)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in with your work account' }).click()
  await page.getByRole('heading', { name: 'Add a passkey' }).waitFor()
  await checkAccessibility(page)
  assert.equal(await page.getByRole('button', { name: 'Sign out' }).count(), 0)
  await page.getByLabel('Name of the passkey').fill('Key on my ring')
  await page.getByRole('button', { name: 'Add passkey' }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  await page.goto('/account/passkeys')
  assert.ok(await page.getByText('Key on my ring').isVisible())
})

test('somebody whom the provider knows and we do not is told whom to ask, and the attempt is written down', async () => {
  provider.person = { subject: 'subject-2', username: 'stranger' }
  const client = visitor()
  const { status, body } = await client.get(await backFromProvider(client))
  assert.equal(status, 403)
  assert.match(body, /You do not have an account here.*the username stranger\./s)
  const event = await databases.system
    .selectFrom('platform.audit_event')
    .select(['what', 'who', 'subject_id', 'outcome'])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  assert.deepEqual(event, { what: 'SIGN_IN', who: 'public', subject_id: 'stranger', outcome: 'denied' })
})

test('whoever is given the username of somebody else later does not get their account', async () => {
  await account('ada', 'auditor')
  const signInAs = async (subject: string): Promise<number> => {
    provider.person = { subject, username: 'ada' }
    const client = visitor()
    return (await client.get(await backFromProvider(client))).status
  }
  assert.deepEqual(
    [await signInAs('first-ada'), await signInAs('second-ada'), await signInAs('first-ada')],
    [303, 403, 303],
  )
})

test('a claim of the provider gives no role: what somebody may do stands in our tables', async () => {
  provider.person = { subject: 'subject-1', username: 'spo' }
  provider.tamper = ({ header, claims }) => ({
    header,
    claims: { ...claims, role: 'auditor', groups: ['administrator'] },
  })
  const client = visitor()
  await client.get(await backFromProvider(client))
  provider.tamper = undefined
  assert.match((await client.get('/')).body, /Test spo.*senior probation officer/s)
})

test('no password signs in where a provider does', async () => {
  const client = visitor()
  const answer = await client.post('/sign-in', { username: 'spo', password: 'demonstration' }, '/')
  assert.equal(answer.status, 404)
  assert.doesNotMatch((await client.get('/sign-in')).body, /name="password"|demonstration account/)
})

test('a provider that does not answer, or names itself otherwise, ends the start with the setting to mend', async () => {
  const settings = { clientId: 'candour', clientSecret: 'x' }
  await assert.rejects(
    discoverProvider({ ...settings, issuer: new URL('http://127.0.0.1:1') }, url),
    /^Error: OIDC_ISSUER: no OpenID provider that names itself http:\/\/127\.0\.0\.1:1\/ answers there/,
  )
  const alias = new URL(provider.issuer.replace('127.0.0.1', 'localhost'))
  await assert.rejects(discoverProvider({ ...settings, issuer: alias }, url), /OIDC_ISSUER: no OpenID provider/)
})
