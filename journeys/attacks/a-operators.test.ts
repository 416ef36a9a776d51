import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Writable } from 'node:stream'
import { after, test } from 'node:test'
import { pino } from 'pino'
import { DEMONSTRATION_PASSWORD } from '#platform/web/demonstration-password.ts'
import { testRoom } from '#platform/web/serve/test-room.ts'
import { startTestApp, testDataFolder } from '#platform/web/testing.ts'
import { createClient } from '#platform/web/testing-client.ts'
import { buildApp } from '../../server/app.ts'
import { rooms } from '../../server/rooms.ts'
import { acting, reading } from './route-table.ts'

const { app, databases, signIn, visitor } = await startTestApp({ after }, [testRoom])
for (const role of ['spo', 'administrator'] as const) await signIn(role)
const checkout = path.resolve(import.meta.dirname, '../..')

test('A08 an administrator has no way to act as somebody else', async () => {
  const ways = [...reading, ...acting].map(({ path, permission, audit }) => `${path} ${permission.name} ${audit.what}`)
  assert.deepEqual(
    ways.filter(way => /imperson|act as|on behalf|switch.?user|become/i.test(way)),
    [],
  )
  const administrator = await signIn('administrator')
  const as = { 'x-user': 'spo', 'x-forwarded-user': 'spo', authorization: 'Bearer spo', 'x-remote-user': 'spo' }
  const cookies = { ...administrator.cookies, username: 'spo', account: '1' }
  const page = await app.inject({ url: '/account/sessions?as=spo&username=spo&account=1', headers: as, cookies })
  assert.match(page.body, /Test administrator/)
  assert.doesNotMatch(page.body, /Test spo/)
  await administrator.post('/sign-in', { username: 'spo', password: 'anything' }, '/account/sessions')
  assert.match((await administrator.get('/account/sessions')).body, /Test administrator/)
})

test('A14 what a load balancer may ask tells counts and states, never an id, a name or a setting', async () => {
  const answers = await Promise.all(['/ping', '/health', '/info'].map(url => app.inject({ url })))
  for (const { statusCode, body } of answers) {
    assert.equal(statusCode, 200)
    assert.doesNotMatch(body, /[0-9a-f]{8}-[0-9a-f]{4}-|postgres|password|127\.0\.0\.1|\/tmp|\/home|Test /i)
  }
  const guesses = [
    'metrics',
    'debug',
    'admin',
    'env',
    '.env',
    'status',
    'actuator',
    'graphql',
    'swagger',
    'docs',
    'api',
    '.git/config',
  ]
  for (const guess of guesses) assert.equal((await visitor().get(`/${guess}`)).status, 404, guess)
})

test('A15 no error page shows a query, a stack, a path or a version', async () => {
  const senior = await signIn('spo')
  const note = '/teams/N01/notes'
  const answers = [
    await senior.post(note, { note: 'break something with a name in it' }, '/teams/N01'),
    await senior.post(note, { note: 'x', _csrf: 'forged' }, '/teams/N01'),
    await senior.get('/nowhere'),
    await (await signIn('administrator')).get('/teams/N01'),
    await senior.post('/step-up', { password: 'x'.repeat(100_000) }),
  ]
  assert.deepEqual(
    answers.map(({ status }) => status),
    [500, 400, 404, 403, 413],
  )
  for (const { body, headers } of answers) {
    assert.doesNotMatch(
      body,
      /at \S+ \(|\.ts:\d|\.js:\d|select |insert into|node_modules|Fastify|PostgreSQL|Ada Whitlock/i,
    )
    assert.equal(headers['x-powered-by'], undefined)
    assert.equal(headers.server, undefined)
  }
})

test('A17 no secret and nothing that was typed stands in the log, however much it is asked to say', async () => {
  const lines: string[] = []
  const stream = new Writable({ write: (chunk, _, done) => done(void lines.push(String(chunk))) })
  const config = { dataFolder: testDataFolder, demonstration: true }
  const log = pino({ level: 'trace' }, stream)
  const loud = await buildApp({ config, databases, rooms: [testRoom], now: () => new Date(), log })
  after(() => loud.close())
  const client = createClient(loud)
  await client.post('/sign-in', { username: 'spo', password: 'a wrong password of mine' })
  await client.post('/sign-in', { username: 'spo', password: DEMONSTRATION_PASSWORD })
  await client.post('/teams/N01/notes', { note: 'break what Ada Whitlock said in confidence' }, '/teams/N01')
  await client.get('/teams/N01?name=Ada+Whitlock')
  const said = lines.join('')
  assert.match(said, /"route":"\/teams\/:team"/)
  const { body } = await client.get('/teams/N01')
  const csrf = body.match(/name="_csrf" value="([^"]+)"/)?.[1] ?? 'no token'
  const secrets = [
    'a wrong password',
    client.cookies.candour ?? 'no cookie',
    csrf,
    databases.url,
    'Whitlock',
    'confidence',
  ]
  for (const secret of secrets) assert.ok(!said.includes(secret), secret)
})

test('A17 no key and no password stands in what browsers are given, or in this repository', async () => {
  const { body } = await visitor().get('/')
  const prefix = body.match(/\/assets\/[0-9a-f]+\//)?.[0] ?? ''
  const KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----|PRIVATE\+KEY\+[0-9a-f]{4}|AKIA[0-9A-Z]{16}/
  for (const name of ['start.js', 'passkey.js', 'simplewebauthn.js', 'govuk-frontend.min.js', 'candour.css']) {
    const { statusCode, body: asset } = await app.inject({ url: `${prefix}${name}` })
    assert.equal(statusCode, 200, name)
    assert.doesNotMatch(asset, KEY)
    assert.doesNotMatch(asset, /process\.env|DATABASE_URL|OIDC_/)
  }
  const files = globSync('{server,rules,cli,verifier,demonstration,bench,docs,quality}/**/*.{ts,js,njk,md,json,sql}', {
    cwd: checkout,
  })
  assert.ok(files.length > 500)
  for (const file of files) {
    const text = readFileSync(path.join(checkout, file), 'utf8')
    assert.ok(!KEY.test(text), `${file} holds what looks like a private key`)
  }
})

test('A17 the rooms see no setting of the process: secrets are read once, at boot', () => {
  const files = globSync('server/**/*.ts', { cwd: checkout }).filter(file => !/\.test\.ts$|testing/.test(file))
  const reading = files.filter(file =>
    /process\.env\b(?!\.CHROME_PATH)/.test(readFileSync(path.join(checkout, file), 'utf8')),
  )
  assert.deepEqual(reading.toSorted(), ['server/main.ts', 'server/reset.ts'])
  assert.ok(rooms.length > 0)
})
