import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '../../../testing.ts'

const { signIn, visitor } = await startTestApp({ after })
const isIn = async (client: Awaited<ReturnType<typeof signIn>>): Promise<boolean> =>
  (await client.get('/')).body.includes('Sign out')
const endLinks = (body: string): string[] => body.match(/\/account\/sessions\/[0-9a-f-]{36}\/end/g) ?? []

test('a person who sees a session that they do not know ends it, and stays signed in here', async () => {
  const [here, elsewhere] = [await signIn('spo'), await signIn('spo')]
  const { body } = await here.get('/account/sessions')
  const [end, ...others] = endLinks(body)
  assert.ok(end)
  assert.deepEqual(others, [])
  const answer = await here.post(end, {}, '/account/sessions')
  assert.match((await here.follow(answer)).body, /The session has ended/)
  assert.deepEqual([await isIn(here), await isIn(elsewhere)], [true, false])
})

test('all other sessions end at once', async () => {
  const [here, ...others] = [await signIn('spo'), await signIn('spo'), await signIn('spo')]
  await here?.post('/account/sessions/end', {}, '/account/sessions')
  assert.deepEqual(await Promise.all(others.map(isIn)), [false, false])
})

test('nobody ends the session of somebody else, or learns that it is there', async () => {
  const [senior, head] = [await signIn('spo'), await signIn('pdu-head')]
  await signIn('spo')
  const others = endLinks((await senior.get('/account/sessions')).body)
  assert.equal((await head.post(others[0] ?? '', {}, '/account/sessions')).status, 404)
  assert.deepEqual(endLinks((await senior.get('/account/sessions')).body), others)
})

test('a visitor has no sessions to look at', async () => {
  assert.equal((await visitor().get('/account/sessions')).location, '/sign-in?to=%2Faccount%2Fsessions')
})
