import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '../testing.ts'

const { databases, signIn } = await startTestApp({ after })

test('when the database does not answer, a person gets a page that says what to do', async () => {
  const client = await signIn('spo')
  await databases.app.destroy()
  const { status, body, headers } = await client.get('/')
  assert.equal(status, 500)
  assert.match(body, /Something went wrong on our side/)
  assert.ok(body.includes(String(headers['x-request-id'])))
})
