import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '../../testing.ts'

const { app, databases, signIn, visitor } = await startTestApp({ after })

test('a person who signs in sees their own name on every page', async () => {
  const client = await signIn('spo')
  const { body } = await client.get('/')
  assert.match(body, /Test spo/)
})
void app
void databases
void visitor
