import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '../testing.ts'
import { testRoom } from './test-room.ts'

const { app, databases, signIn, visitor } = await startTestApp({ after }, [testRoom])
const senior = await signIn('spo')
const inspector = await signIn('inspector')

const lastEvent = () =>
  databases.system
    .selectFrom('platform.audit_event')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()

test('looking at a team is written down with the id of the team, who looked, and the id of the request', async () => {
  const answer = await senior.get('/teams/N01')
  const { what, who, subject_id, subject_type, outcome, correlation_id } = await lastEvent()
  assert.deepEqual(
    { what, who, subject_id, subject_type, outcome, correlation_id },
    {
      what: 'VIEW_TEAM',
      who: 'spo',
      subject_id: 'N01',
      subject_type: 'TEAM',
      outcome: 'done',
      correlation_id: answer.headers['x-request-id'],
    },
  )
})

test('someone without the permission is told what they lack, and the attempt is written down', async () => {
  const { status, body } = await inspector.get('/teams/N01')
  assert.equal(status, 403)
  assert.match(body, /inspector\. This role may not see this team\./)
  const { what, who, outcome } = await lastEvent()
  assert.deepEqual({ what, who, outcome }, { what: 'VIEW_TEAM', who: 'inspector', outcome: 'denied' })
})

test('a visitor signs in first and then lands on the page they asked for', async () => {
  const browser = visitor()
  const asked = await browser.get('/teams/N01')
  assert.equal(asked.location, '/sign-in?to=%2Fteams%2FN01')
  const { body } = await browser.follow(asked)
  assert.match(body, /name="to" value="\/teams\/N01"/)
})

test('a record that is not there for this person is not found, and the attempt is written down', async () => {
  const { status } = await senior.get('/teams/NONE')
  assert.equal(status, 404)
  assert.equal((await lastEvent()).outcome, 'denied')
})

test('an address that no link has is not found', async () => {
  assert.equal((await senior.get('/teams/not-a-team')).status, 404)
  assert.equal((await senior.get('/nowhere')).status, 404)
})

test('a download keeps its name, also with letters beyond ASCII', async () => {
  const { headers, body } = await senior.get('/teams/N01/export')
  assert.equal(headers['content-disposition'], "attachment; filename*=UTF-8''Team%20N01%20%E2%80%93%20cases.csv")
  assert.equal(body, 'a,b\n')
})

test('no address can make the service send a person to another website', async () => {
  for (const to of ['https://evil.example', '//evil.example', '/\\evil.example']) {
    assert.equal((await senior.get(`/away?to=${encodeURIComponent(to)}`)).status, 500)
  }
})

test('a request id that another program gives is kept; one that could forge a log line is replaced', async () => {
  const ask = async (id: string) =>
    (await app.inject({ url: '/ping', headers: { 'x-request-id': id } })).headers['x-request-id']
  assert.equal(await ask('from-the-gateway-1'), 'from-the-gateway-1')
  assert.notEqual(await ask('x" level="error'), 'x" level="error')
})
