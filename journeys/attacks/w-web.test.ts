import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { pino } from 'pino'
import { DEMONSTRATION_PASSWORD } from '#platform/web/demonstration-password.ts'
import { startTestApp, testDataFolder } from '#platform/web/testing.ts'
import { createClient } from '#platform/web/testing-client.ts'
import { buildApp } from '../../server/app.ts'
import { rooms } from '../../server/rooms.ts'
import { formOf } from './attacker.ts'
import { acting, madeUp, reading } from './route-table.ts'

const { app, databases, signIn, visitor } = await startTestApp({ after }, rooms)
for (const role of ['spo', 'pdu-head', 'auditor'] as const) await signIn(role)
const account = { username: 'spo', password: DEMONSTRATION_PASSWORD }

test('W03 a session id that was planted before sign-in, or copied before a step-up, is worth nothing after it', async () => {
  const victim = createClient(app)
  await victim.get('/sign-in')
  const planted = createClient(app, { ...victim.cookies })
  await victim.post('/sign-in', account)
  const copied = createClient(app, { ...victim.cookies })
  await victim.post('/step-up', { password: DEMONSTRATION_PASSWORD, to: '/' })
  const isIn = async (client: typeof victim) => (await client.get('/')).body.includes('Sign out')
  assert.deepEqual([await isIn(victim), await isIn(planted), await isIn(copied)], [true, false, false])
})

test('W03 a session id that an attacker invents is never taken up', async () => {
  const invented = 'A'.repeat(32)
  const client = createClient(app, { candour: invented })
  await client.post('/sign-in', account)
  assert.notEqual(client.cookies.candour, invented)
})

test('W04 over https the cookie is Secure, for this host alone, closed to scripts and never sent along from elsewhere', async () => {
  const config = { dataFolder: testDataFolder, demonstration: true, url: 'https://candour.example' }
  const log = pino({ level: 'silent' })
  const secure = await buildApp({ config, databases, rooms, now: () => new Date(), log })
  after(() => secure.close())
  const headers = { 'x-forwarded-proto': 'https', host: 'candour.example' }
  const answer = await secure.inject({ url: '/sign-in', headers, remoteAddress: '127.0.0.1' })
  const [cookie, ...others] = [answer.headers['set-cookie']].flat()
  assert.deepEqual(others, [])
  assert.match(String(cookie), /^__Host-candour=/)
  for (const flag of [/; Secure/, /; HttpOnly/, /; SameSite=Strict/, /; Path=\//]) assert.match(String(cookie), flag)
  assert.doesNotMatch(String(cookie), /Domain/)
  assert.match(String(answer.headers['strict-transport-security']), /max-age=31536000/)
  assert.match(String(answer.headers['content-security-policy']), /upgrade-insecure-requests/)
})

test('W05 no address makes the service send a person to another website', async () => {
  const elsewhere = [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
  ]
  const more = [
    '/\n/evil.example',
    '/%5cevil.example',
    'javascript:alert(1)',
    ' //evil.example',
    '/\u0000/evil.example',
  ]
  for (const to of [...elsewhere, ...more]) {
    const senior = visitor()
    const places = [
      (await senior.post('/sign-in', { ...account, to })).location,
      (await senior.get(`/sign-in?to=${encodeURIComponent(to)}`)).location,
      (await senior.post('/step-up', { password: DEMONSTRATION_PASSWORD, to })).location,
    ]
    for (const place of places) {
      assert.ok(place, to)
      assert.equal(new URL(place, 'http://candour.example').origin, 'http://candour.example', to)
    }
    if ((await senior.get('/')).body.includes('Sign out')) await senior.post('/sign-out', {}, '/')
  }
})

test('W07 no path leads out of the folders that are served', async () => {
  const { body } = await visitor().get('/')
  const assets = body.match(/\/assets\/[0-9a-f]+\//)?.[0] ?? ''
  const tricks = [
    '..%2f..%2f..%2fkeys',
    '../../../keys',
    '%2e%2e/%2e%2e/package.json',
    '....//package.json',
    '..%5c..%5ckeys',
    '%00',
  ]
  for (const trick of tricks) {
    for (const base of [assets, '/assets/', '/ledger/tile/', '/published/']) {
      const { statusCode, body: answer } = await app.inject({ url: `${base}${trick}` })
      assert.ok(statusCode >= 300 && statusCode < 500, `${base}${trick}: ${statusCode}`)
      assert.doesNotMatch(answer, /"dependencies"|PRIVATE KEY/)
    }
  }
})

test('W09 a name that comes twice, or that every object has, changes nothing that it should not', async () => {
  const senior = await signIn('spo')
  const names = ['__proto__', 'constructor', 'prototype', '__proto__[role]', 'constructor.prototype.role']
  const query = names.flatMap(name => [`${name}=administrator`, `${name}=administrator`]).join('&')
  for (const route of reading) {
    const { status } = await senior.get(`${madeUp(route.path)}?${query}`)
    assert.ok(status < 500, `${route.path}: ${status}`)
  }
  for (const name of names) {
    await senior.post('/step-up', { [name]: 'administrator', password: 'wrong', to: ['/', '/cookies'] })
  }
  assert.equal(Object.hasOwn(Object.prototype, 'role'), false)
  assert.equal(({} as { role?: string }).role, undefined)
  assert.match((await senior.get('/account/sessions')).body, /senior probation officer/)
  assert.equal(
    (await senior.post('/sign-in', { username: ['auditor', 'spo'], password: 'x' }, '/account/sessions')).status,
    303,
  )
})

test('W16 what is too long or too deep is refused with words, and holds nobody up', async () => {
  const senior = await signIn('spo')
  const deep = '['.repeat(16_000)
  const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`field${at}`, 'x']))
  const attacks: (() => Promise<{ status: number }>)[] = [
    () => senior.post('/step-up', { password: 'x'.repeat(2_000_000), to: '/' }),
    () => senior.post('/step-up', { ...wide, password: 'wrong' }),
    () => senior.post('/step-up/passkey', { answer: deep, to: '/' }, '/account/sessions'),
    () => senior.get(`/${'a/'.repeat(3000)}`),
    () => senior.get(`/cookies?search=${'x'.repeat(8000)}`),
  ]
  const statuses: number[] = []
  for (const attack of attacks) statuses.push((await attack()).status)
  assert.deepEqual(statuses, [413, 413, 303, 404, 200])
  const json = {
    method: 'POST' as const,
    url: '/step-up',
    headers: { 'content-type': 'application/json' },
    payload: deep,
  }
  assert.equal((await app.inject(json)).statusCode, 400)
})

test('W17 nothing streams: every route answers once, from one transaction, so a right that is gone is gone at the next request', () => {
  assert.deepEqual([...new Set([...reading, ...acting].map(({ kind }) => kind))].toSorted(), [
    'file',
    'form',
    'page',
    'upload',
  ])
  assert.equal(app.server.listenerCount('upgrade'), 0)
  assert.equal(app.server.listenerCount('connect'), 0)
})

test('W10 a name that nobody has, a wrong password and a closed account get the same answer', async () => {
  await databases.system
    .updateTable('platform.account')
    .set({ closed_at: new Date() })
    .where('username', '=', 'auditor')
    .execute()
  const wordsFor = async (username: string, password: string): Promise<string> => {
    const client = visitor()
    const answer = await client.post('/sign-in', { username, password })
    const { body } = await client.follow(answer)
    const summary = body.match(/error-summary__list">([\s\S]*?)<\/ul>/)?.[1]
    return `${answer.status} ${answer.location?.split('=')[0]} ${summary}`
  }
  const wrong = await wordsFor('spo', 'wrong')
  assert.match(wrong, /Check your username and password/)
  assert.equal(await wordsFor('no-such-name', 'wrong'), wrong)
  assert.equal(await wordsFor('auditor', DEMONSTRATION_PASSWORD), wrong)
})

test('W11 guessing stops after twenty tries for one name from one address, and nobody can lock that person out', async () => {
  const tryFrom = async (remoteAddress: string, username: string, password: string): Promise<number> => {
    const page = await app.inject({ url: '/sign-in', remoteAddress })
    const _csrf = page.body.match(/name="_csrf" value="([^"]+)"/)?.[1] ?? ''
    const cookies = Object.fromEntries(page.cookies.map(({ name, value }) => [name, value]))
    const { body, headers } = formOf({ _csrf, username, password })
    const request = { method: 'POST' as const, url: '/sign-in', remoteAddress, cookies }
    const answer = await app.inject({ ...request, headers: { ...headers }, payload: String(body) })
    return answer.headers.location === '/' ? 200 : answer.statusCode
  }
  const guesses: number[] = []
  for (let guess = 0; guess < 21; guess += 1) guesses.push(await tryFrom('203.0.113.7', 'pdu-head', `guess ${guess}`))
  assert.deepEqual([guesses.at(19), guesses.at(20)], [303, 429])
  assert.equal(await tryFrom('203.0.113.7', 'pdu-head', DEMONSTRATION_PASSWORD), 429, 'not even with the right one')
  assert.equal(
    await tryFrom('198.51.100.4', 'pdu-head', DEMONSTRATION_PASSWORD),
    200,
    'the person is elsewhere and gets in',
  )
  const sprayed: number[] = []
  for (let name = 0; name < 101; name += 1) sprayed.push(await tryFrom('203.0.113.9', `name-${name}`, 'Summer2026!'))
  assert.deepEqual([sprayed.at(99), sprayed.at(100)], [303, 429], 'one password on many names')
})
