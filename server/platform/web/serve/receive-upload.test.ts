import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { startTestApp } from '../testing.ts'
import { lastUpload, testRoom } from './test-room.ts'

const { signIn, visitor } = await startTestApp({ after }, [testRoom])
const senior = await signIn('spo')

test('a file reaches its command whole and is gone once the answer is', async () => {
  const answer = await senior.upload('/teams/N01/files', { name: 'week 47.csv', content: 'a,b\n1,2\n' }, '/teams/N01')
  assert.match((await senior.follow(answer)).body, /week 47\.csv has 8 bytes/)
  assert.deepEqual({ text: lastUpload.text, existed: lastUpload.existed }, { text: 'a,b\n1,2\n', existed: true })
  // It is removed when the answer has gone, which the client may learn first.
  for (let turn = 0; existsSync(lastUpload.path) && turn < 1000; turn += 1) await setImmediate()
  assert.equal(existsSync(lastUpload.path), false)
})

test('a form sent without a file says to choose one', async () => {
  const answer = await senior.upload('/teams/N01/files', { name: '', content: '' }, '/teams/N01')
  assert.match((await senior.follow(answer)).body, /Choose a file/)
})

test('a file sent without the token of the form is not read by any command', async () => {
  lastUpload.text = 'untouched'
  const forged = { name: 'a.csv', content: 'x', fields: { _csrf: 'forged' } }
  assert.equal((await senior.upload('/teams/N01/files', forged, '/teams/N01')).status, 400)
  assert.equal(lastUpload.text, 'untouched')
})

test('a file from someone who may not send it is not received', async () => {
  assert.equal((await visitor().upload('/teams/N01/files', { name: 'a.csv', content: 'x' }, '/sign-in')).status, 403)
})
