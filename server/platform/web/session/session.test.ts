import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testRoom } from '../serve/test-room.ts'
import { startTestApp } from '../testing.ts'
import { createClient } from '../testing-client.ts'
import { removeEndedSessions } from './store.ts'
import type { WebTables } from './tables.ts'

const { app, databases, signIn, visitor } = await startTestApp({ after }, [testRoom])
const sessionsTable = databases.system.withTables<WebTables>()

const cookieOf = (headers: Record<string, unknown>): string => String(headers['set-cookie'])
const isSignedIn = async (client: { get: (url: string) => Promise<{ body: string }> }): Promise<boolean> =>
  (await client.get('/')).body.includes('Sign out')

test('a visitor who only reads gets no cookie', async () => {
  assert.equal((await visitor().get('/accessibility')).headers['set-cookie'], undefined)
})

test('the cookie cannot be read by scripts and is not sent along from other websites', async () => {
  const cookie = cookieOf((await visitor().get('/sign-in')).headers)
  assert.match(cookie, /HttpOnly/)
  assert.match(cookie, /SameSite=Strict/)
})

test('a copy of the session table shows nothing that was typed and signs nobody in', async () => {
  const senior = await signIn('spo')
  await senior.post('/teams/N01/notes', { note: 'Secretive' }, '/teams/N01')
  const rows = await sessionsTable.selectFrom('platform.web_session').selectAll().execute()
  const everything = rows.map(row => Buffer.concat([row.id_hash, row.sealed]).toString('latin1')).join()
  assert.doesNotMatch(everything, /Secretive|token|refusals/)
})

test('an id that was planted before sign-in is worth nothing after it', async () => {
  const victim = createClient(app)
  await victim.get('/sign-in')
  const planted = { ...victim.cookies }
  const account = { username: 'spo', password: 'demonstration' }
  await victim.post('/sign-in', account)
  const attacker = createClient(app, planted)
  assert.equal(await isSignedIn(victim), true)
  assert.equal(await isSignedIn(attacker), false)
})

test('a copy of the cookie opens nothing once its owner has signed out', async () => {
  const senior = await signIn('spo')
  const copy = createClient(app, { ...senior.cookies })
  assert.equal(await isSignedIn(copy), true)
  await senior.post('/sign-out', {}, '/')
  assert.equal(await isSignedIn(copy), false)
})

test('a role that is taken away is gone at the next click', async () => {
  const head = await signIn('pdu-head')
  assert.equal((await head.get('/teams/N01')).status, 200)
  await databases.system
    .updateTable('platform.account')
    .set({ role: 'auditor' })
    .where('username', '=', 'pdu-head')
    .execute()
  assert.equal((await head.get('/teams/N01')).location, '/sign-in?to=%2Fteams%2FN01')
})

test('a session that nobody has used for half an hour opens nothing and is removed', async () => {
  const senior = await signIn('spo')
  await sessionsTable
    .updateTable('platform.web_session')
    .set({ ends_at: new Date(Date.now() - 1000) })
    .execute()
  assert.equal(await isSignedIn(senior), false)
  await removeEndedSessions(databases.app)
  assert.deepEqual(await sessionsTable.selectFrom('platform.web_session').selectAll().execute(), [])
})
