import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '../testing.ts'
import { testRoom } from './test-room.ts'

const { databases, signIn, visitor } = await startTestApp({ after }, [testRoom])
const senior = await signIn('spo')
const written = 'Seen at home with his mother; very calm today.'

const lastEvent = () =>
  databases.system
    .selectFrom('platform.audit_event')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()

const streams = async (): Promise<number> => {
  const rows = await databases.system.selectFrom('ledger.stream').select('id').execute()
  return rows.length
}

test('an act that is done says so once', async () => {
  const answer = await senior.post('/teams/N01/notes', { note: written }, '/teams/N01')
  assert.equal(answer.status, 303)
  assert.match((await senior.follow(answer)).body, /Note saved/)
  assert.doesNotMatch((await senior.follow(answer)).body, /Note saved/)
})

test('a form that needs putting right comes back with the error and everything that was typed, also after a refresh', async () => {
  const answer = await senior.post('/teams/N01/notes', { note: 'Short' }, '/teams/N01')
  for (const _ of ['first look', 'refresh']) {
    const { body } = await senior.follow(answer)
    assert.match(body, /<title ?>Error: Team - Candour/)
    assert.match(body, /href="#note">Write at least ten characters/)
    assert.match(body, />Short<\/textarea>/)
  }
  assert.doesNotMatch((await senior.get('/teams/N01')).body, /Short/)
})

test('an act that is refused after it began leaves nothing behind but the attempt', async () => {
  const before = await streams()
  const answer = await senior.post('/teams/N01/notes', { note: 'refuse this one please' }, '/teams/N01')
  assert.match((await senior.follow(answer)).body, /This team is closed/)
  assert.equal(await streams(), before)
})

test('a refusal is written down with the names of the fields, never with what was typed', async () => {
  await senior.post('/teams/N01/notes', { note: 'Tiny' }, '/teams/N01')
  const { outcome, details } = await lastEvent()
  assert.equal(outcome, 'refused')
  assert.deepEqual(details, { route: '/teams/:team/notes', refusedFields: ['note'] })
})

test('a fault of ours shows a reference and no inner workings, saves nothing, and is written down', async () => {
  const before = await streams()
  const { status, body, headers } = await senior.post('/teams/N01/notes', { note: 'break something' }, '/teams/N01')
  assert.equal(status, 500)
  assert.match(body, new RegExp(String(headers['x-request-id'])))
  assert.doesNotMatch(body, /Ada|at Object|\.ts:/)
  assert.equal(await streams(), before)
  assert.equal((await lastEvent()).outcome, 'failed')
})

test('a form sent without its token is not acted on, and what was typed can be copied', async () => {
  const before = await streams()
  const { status, body } = await senior.post('/teams/N01/notes', { note: written, _csrf: 'forged' }, '/teams/N01')
  assert.equal(status, 400)
  assert.match(body, /This page was open for too long/)
  assert.ok(body.includes(written))
  assert.equal(await streams(), before)
})

test('whoever has been signed out while typing is asked to sign in and keeps what they typed', async () => {
  const { status, body } = await visitor().post('/teams/N01/notes', { note: written }, '/sign-in')
  assert.equal(status, 403)
  assert.match(body, /Sign in again/)
  assert.match(body, /href="\/sign-in\?to=%2Fteams%2FN01"/)
  assert.ok(body.includes(written))
})

test('an act on an address that cannot be is not found', async () => {
  const { status } = await senior.post('/teams/no-team/notes', { note: written }, '/teams/N01')
  assert.equal(status, 404)
})
