import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, beforeEach, test } from 'node:test'
import { startProviderApp } from '#platform/web/frame/sign-in/oidc/testing.ts'
import type { Client } from '#platform/web/testing-client.ts'

const { databases, provider, visitor, backFromProvider, account } = await startProviderApp({ after })
await account('spo', 'spo')

const ownKey = provider.signWith
beforeEach(() => {
  provider.tamper = undefined
  provider.signWith = ownKey
})

/** Whether the person who came back with this answer is in. */
const isLetIn = async (client: Client, path: string): Promise<boolean> => {
  const { status } = await client.get(path)
  const isIn = (await client.get('/')).body.includes('Sign out')
  assert.equal(status, isIn ? 303 : 400)
  return isIn
}

const claimsWith = (changes: Record<string, unknown>): void => {
  provider.tamper = ({ header, claims }) => ({ header, claims: { ...claims, ...changes } })
}

const signsIn = async (): Promise<boolean> => {
  const client = visitor()
  return isLetIn(client, await backFromProvider(client))
}

test('W12 the same steps without an attack let the person in', async () => {
  claimsWith({})
  assert.equal(await signsIn(), true)
})

test('W12 an answer to another question is refused: wrong state, no state, state twice', async () => {
  const changes: ((query: URLSearchParams) => void)[] = [
    query => query.set('state', 'another'),
    query => query.delete('state'),
    query => query.append('state', 'another'),
  ]
  for (const change of changes) {
    const client = visitor()
    const back = new URL(await backFromProvider(client), 'http://localhost')
    change(back.searchParams)
    const { status } = await client.get(`${back.pathname}${back.search}`)
    assert.ok(status === 400 || status === 404)
    assert.doesNotMatch((await client.get('/')).body, /Sign out/)
  }
})

test('W12 an answer that another browser asked for does not sign this one in as somebody else', async () => {
  const attacker = visitor()
  const back = await backFromProvider(attacker)
  assert.equal(await isLetIn(visitor(), back), false)
})

test('W12 an answer signs in once: the code and its state are worth nothing the second time', async () => {
  const client = visitor()
  const back = await backFromProvider(client)
  assert.equal(await isLetIn(client, back), true)
  await client.post('/sign-out', {}, '/')
  assert.equal(await isLetIn(client, back), false)
})

test('W12 a code that another sign-in was given is refused: it belongs to its PKCE verifier', async () => {
  const [client, second] = [visitor(), visitor()]
  const back = new URL(await backFromProvider(client), 'http://localhost')
  const other = new URL(await backFromProvider(second), 'http://localhost')
  other.searchParams.set('code', back.searchParams.get('code') ?? '')
  assert.equal(await isLetIn(second, `${other.pathname}${other.search}`), false)
})

test('W12 an ID token with another nonce is refused', async () => {
  claimsWith({ nonce: 'another' })
  assert.equal(await signsIn(), false)
})

test('W12 an ID token for another service is refused', async () => {
  claimsWith({ aud: 'another-service' })
  assert.equal(await signsIn(), false)
})

test('W12 an ID token from another issuer is refused, and so is an answer that names another issuer', async () => {
  claimsWith({ iss: 'http://127.0.0.1:1' })
  assert.equal(await signsIn(), false)
  provider.tamper = undefined
  const client = visitor()
  const back = new URL(await backFromProvider(client), 'http://localhost')
  assert.equal(back.searchParams.get('iss'), provider.issuer)
  back.searchParams.set('iss', 'https://login.evil.example')
  assert.equal(await isLetIn(client, `${back.pathname}${back.search}`), false)
})

test('W12 an ID token that nobody signed, or somebody else did, is refused', async () => {
  provider.tamper = ({ header, claims }) => ({ header: { ...header, alg: 'none' }, claims })
  assert.equal(await signsIn(), false)
  claimsWith({})
  provider.signWith = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  assert.equal(await signsIn(), false)
})

test('W12 an ID token that has expired, or is of the future, is refused; half a minute of difference is not', async () => {
  const seconds = Math.floor(Date.now() / 1000)
  claimsWith({ iat: seconds - 600, exp: seconds - 300 })
  assert.equal(await signsIn(), false)
  claimsWith({ nbf: seconds + 300, exp: seconds + 900 })
  assert.equal(await signsIn(), false)
  claimsWith({ exp: seconds - 15 })
  assert.equal(await signsIn(), true)
})

test('W12 an error that the provider answers opens nothing', async () => {
  const client = visitor()
  const back = new URL(await backFromProvider(client), 'http://localhost')
  const state = back.searchParams.get('state') ?? ''
  const answer = new URLSearchParams({ error: 'access_denied', error_description: '<script>alert(1)</script>', state })
  const { body } = await client.get(`/sign-in/callback?${answer}`)
  assert.doesNotMatch(body, /alert\(1\)/)
  assert.doesNotMatch((await client.get('/')).body, /Sign out/)
})

test('W12 nothing of the provider stands in the database: no code, no token', async () => {
  const client = visitor()
  const back = new URL(await backFromProvider(client), 'http://localhost')
  await client.get(`${back.pathname}${back.search}`)
  const events = await databases.system.selectFrom('platform.audit_event').selectAll().execute()
  const written = JSON.stringify(events)
  for (const name of ['code', 'state']) assert.ok(!written.includes(back.searchParams.get(name) ?? 'nothing'))
})
