import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { DEMONSTRATION_PASSWORD } from '../../demonstration-password.ts'
import { startTestApp } from '../../testing.ts'
import { createClient } from '../../testing-client.ts'

const { app, databases, signIn, visitor } = await startTestApp({ after })

const steppedUp = async (): Promise<number> =>
  (await databases.system.selectFrom('platform.session').select('id').where('stepped_up_at', 'is not', null).execute())
    .length

test('whoever types the password again goes on to what they were about to do', async () => {
  const senior = await signIn('spo')
  const answer = await senior.post('/step-up', { password: DEMONSTRATION_PASSWORD, to: '/cookies' })
  assert.equal(answer.location, '/cookies')
  assert.equal(await steppedUp(), 1)
})

test('a wrong password changes nothing and keeps the person where they were going', async () => {
  const senior = await signIn('spo')
  const before = await steppedUp()
  const { body } = await senior.follow(await senior.post('/step-up', { password: 'a guess', to: '/cookies' }))
  assert.match(body, /Check your password/)
  assert.match(body, /name="to" value="\/cookies"/)
  assert.equal(await steppedUp(), before)
})

test('a cookie that was copied before the step-up opens nothing after it', async () => {
  const senior = await signIn('spo')
  const copied = createClient(app, { ...senior.cookies })
  await senior.post('/step-up', { password: DEMONSTRATION_PASSWORD, to: '/' })
  assert.match((await senior.get('/')).body, /Sign out/)
  assert.doesNotMatch((await copied.get('/')).body, /Sign out/)
})

test('nobody is led to another website by way of a step-up', async () => {
  const senior = await signIn('spo')
  const answer = await senior.post('/step-up', { password: DEMONSTRATION_PASSWORD, to: '//evil.example' })
  assert.equal(answer.location, '/')
})

test('a visitor signs in before they confirm anything', async () => {
  assert.equal((await visitor().get('/step-up?to=/cookies')).location, '/sign-in?to=%2Fstep-up%3Fto%3D%2Fcookies')
})
