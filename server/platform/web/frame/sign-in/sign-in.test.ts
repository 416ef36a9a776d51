import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { DEMONSTRATION_PASSWORD } from '../../demonstration-password.ts'
import { startTestApp } from '../../testing.ts'

const { databases, signIn, visitor } = await startTestApp({ after })
await signIn('spo')

test('a person who signs in sees their own name on every page', async () => {
  const client = await signIn('spo')
  assert.match((await client.get('/cookies')).body, /Test spo/)
})

test('a wrong password and an unknown name get the same words', async () => {
  const wordsFor = async (username: string): Promise<string | undefined> => {
    const client = visitor()
    const { body } = await client.follow(await client.post('/sign-in', { username, password: 'a guess' }))
    return body.match(/error-summary__list">\s*<li>\s*(.*?)\s*<\/li>/s)?.[1]
  }
  assert.match((await wordsFor('spo')) ?? '', /Check your username and password/)
  assert.equal(await wordsFor('spo'), await wordsFor('nobody'))
})

test('a password that was typed is never shown again', async () => {
  const client = visitor()
  const { body } = await client.follow(await client.post('/sign-in', { username: 'spo', password: 'my-own-secret' }))
  assert.match(body, /value="spo"/)
  assert.doesNotMatch(body, /my-own-secret/)
})

test('signing in never leads to another website', async () => {
  const account = { username: 'spo', password: DEMONSTRATION_PASSWORD }
  for (const to of ['https://evil.example', '//evil.example', '/\\evil.example']) {
    assert.equal((await visitor().post('/sign-in', { ...account, to })).location, '/')
  }
  assert.equal((await visitor().post('/sign-in', { ...account, to: '/cookies' })).location, '/cookies')
})

test('guessing passwords is stopped after twenty tries in a minute', async () => {
  const client = visitor()
  const statuses: number[] = []
  for (let guess = 0; guess < 21; guess += 1) {
    statuses.push((await client.post('/sign-in', { username: 'target', password: `guess ${guess}` })).status)
  }
  assert.deepEqual([...new Set(statuses.slice(0, 20)), statuses[20]], [303, 429])
})

test('signing in is written down with the username, failed tries too', async () => {
  await signIn('spo')
  const client = visitor()
  await client.post('/sign-in', { username: 'spo', password: 'wrong' })
  const events = await databases.system
    .selectFrom('platform.audit_event')
    .select(['who', 'subject_id', 'outcome'])
    .where('what', '=', 'SIGN_IN')
    .orderBy('id', 'desc')
    .limit(2)
    .execute()
  assert.deepEqual(events, [
    { who: 'public', subject_id: 'spo', outcome: 'refused' },
    { who: 'spo', subject_id: 'spo', outcome: 'done' },
  ])
})

test('the sign-in page lists each demonstration account by role', async () => {
  assert.match((await visitor().get('/sign-in')).body, /Senior probation officer/)
})
