import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { asActor } from '#platform/access/as-actor.ts'
import { openSession } from '#platform/access/sessions.ts'
import { DEMONSTRATION_PASSWORD } from '#platform/web/demonstration-password.ts'
import { testKey } from '#platform/web/frame/passkeys/testing.ts'
import { startTestApp } from '#platform/web/testing.ts'
import { type Client, createClient } from '#platform/web/testing-client.ts'

const STEP = '/sign-in/second-step'
/** No page of ours: asking for it sets no new challenge. */
const NO_PAGE = '/ping'
const { app, databases, signIn, visitor } = await startTestApp({ after })
for (const role of ['spo', 'pdu-head', 'auditor'] as const) await signIn(role)
const key = testKey('http://localhost')
await key.register(databases, 'spo')

type Waiting = { readonly client: Client; readonly page: string }

/** A browser in which the first step is done, and the page that asks for the second. */
const atSecondStep = async (): Promise<Waiting> => {
  const client = visitor()
  const { location } = await client.post('/sign-in', { username: 'spo', password: DEMONSTRATION_PASSWORD })
  assert.equal(location, STEP)
  return { client, page: (await client.get(STEP)).body }
}

const tokenOn = (page: string): string => page.match(/name="_csrf" value="([^"]+)"/)?.[1] ?? ''
const isIn = async (client: Client): Promise<boolean> => (await client.get('/')).body.includes('Sign out')

/** Whether this answer to the page that waits lets the person in. */
const letsIn = async ({ client, page }: Waiting, answer: string): Promise<boolean> => {
  await client.post(STEP, { answer, _csrf: tokenOn(page) }, NO_PAGE)
  return isIn(client)
}

test('W13 the same steps without an attack let the person in, and the first step alone does not', async () => {
  const waiting = await atSecondStep()
  assert.equal(await isIn(waiting.client), false)
  assert.equal(await letsIn(waiting, key.answer(waiting.page)), true)
})

test('W13 an answer that was overheard is worth nothing at the next sign-in', async () => {
  const [first, next] = [await atSecondStep(), await atSecondStep()]
  const overheard = key.answer(first.page)
  assert.equal(await letsIn(first, overheard), true)
  assert.equal(await letsIn(next, overheard), false)
})

test('W13 an answer that arrives twice at once opens one session', async () => {
  const { client, page } = await atSecondStep()
  const twin = createClient(app, { ...client.cookies })
  const answer = key.answer(page)
  const send = (one: Client) => one.post(STEP, { answer, _csrf: tokenOn(page) }, NO_PAGE)
  const places = (await Promise.all([send(client), send(twin)])).map(({ location }) => location)
  assert.equal(places.filter(place => place === '/').length, 1)
})

test('W13 an answer that the key gave to another website is refused', async () => {
  const phished = await atSecondStep()
  assert.equal(await letsIn(phished, key.answer(phished.page, { origin: 'https://evil.example' })), false)
  const otherHost = await atSecondStep()
  const page = otherHost.page.replace(
    '&quot;rpId&quot;:&quot;localhost&quot;',
    '&quot;rpId&quot;:&quot;evil.example&quot;',
  )
  assert.notEqual(page, otherHost.page)
  assert.equal(await letsIn(otherHost, key.answer(page)), false)
})

test('W13 a key whose counter runs back is a copy, and is refused', async () => {
  const [first, copy] = [await atSecondStep(), await atSecondStep()]
  assert.equal(await letsIn(first, key.answer(first.page, { counter: 1000 })), true)
  assert.equal(await letsIn(copy, key.answer(copy.page, { counter: 999 })), false)
  const again = await atSecondStep()
  assert.equal(await letsIn(again, key.answer(again.page, { counter: 1000 })), false)
})

test('W13 a key whose holder has not shown that it is theirs is refused', async () => {
  const waiting = await atSecondStep()
  assert.equal(await letsIn(waiting, key.answer(waiting.page, { counter: 2000, flags: 0x01 })), false)
})

test('W13 a key that nobody added, or that is of another account, is refused', async () => {
  const stranger = await atSecondStep()
  assert.equal(await letsIn(stranger, testKey('http://localhost').answer(stranger.page)), false)
  const others = testKey('http://localhost')
  await others.register(databases, 'auditor')
  const waiting = await atSecondStep()
  assert.equal(await letsIn(waiting, others.answer(waiting.page)), false)
})

test('W13 an answer that is no answer is refused with words, and breaks nothing', async () => {
  const { client } = await atSecondStep()
  const hollow = '{"id":"AA","rawId":"AA","type":"public-key","response":{}}'
  for (const answer of ['', 'null', '{}', '[1]', '{"id":{}}', 'x'.repeat(20_000), hollow]) {
    const sent = await client.post(STEP, { answer })
    assert.match((await client.follow(sent)).body, /Your passkey was not accepted/)
  }
})

test('W13 nobody adds a passkey to the account of somebody else, not even with SQL as the role that serves people', async () => {
  const head = await openSession(databases.app, 'pdu-head', new Date(Date.now() + 60_000))
  assert.ok(head)
  const add = sql<{
    done: boolean
  }>`select platform.add_passkey('spo', 'credential'::bytea, 'key'::bytea, 0, '{}', 'Mine',
    sha256('challenge')) as done`
  const { rows } = await asActor(databases, head, trx => add.execute(trx))
  assert.deepEqual(rows, [{ done: false }])
  for (const attack of [sql`select * from platform.passkey`, sql`update platform.passkey set counter = 0`]) {
    await assert.rejects(
      asActor(databases, head, trx => attack.execute(trx)),
      { code: '42501' },
    )
  }
})

test('W13 whoever has a passkey steps up with it: the password alone is not enough', async () => {
  const waiting = await atSecondStep()
  assert.equal(await letsIn(waiting, key.answer(waiting.page, { counter: 3000 })), true)
  const { client } = waiting
  const answer = await client.post('/step-up', { password: DEMONSTRATION_PASSWORD, to: '/cookies' })
  assert.match(answer.location ?? '', /^\/step-up\?refused=/)
})
