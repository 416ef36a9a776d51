import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '../testing.ts'

const { app, databases } = await startTestApp({ after })
const ask = async (url: string) => {
  const response = await app.inject({ url })
  return { status: response.statusCode, body: response.json(), cookie: response.headers['set-cookie'] }
}

test('a load balancer gets an answer without a session', async () => {
  assert.deepEqual(await ask('/ping'), { status: 200, body: { status: 'UP' }, cookie: undefined })
})

test('health names each part, with the build that answers', async () => {
  const { status, body } = await ask('/health')
  assert.equal(status, 200)
  assert.deepEqual(body.components, {
    database: { status: 'UP' },
    ledger: { status: 'UP', details: { size: 0, waitingLeaves: 0 } },
  })
  assert.deepEqual(Object.keys(body), ['status', 'components', 'build', 'version', 'uptime'])
})

test('info says which commit of which branch runs', async () => {
  const { body } = await ask('/info')
  assert.deepEqual(Object.keys(body), ['git', 'build', 'productId', 'uptime'])
  assert.match(body.git.commit.id, /^[0-9a-f]{7}$/)
})

test('a service whose database is gone says so and stays up', async () => {
  await databases.app.destroy()
  const { status, body } = await ask('/health')
  assert.equal(status, 500)
  assert.equal(body.components.database.status, 'DOWN')
  assert.equal((await ask('/ping')).status, 200)
})
