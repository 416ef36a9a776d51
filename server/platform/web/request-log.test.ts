import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { after, test } from 'node:test'
import { pino } from 'pino'
import { testDatabases } from '#platform/database/testing.ts'
import { buildApp } from '../../app.ts'
import { testRoom } from './serve/test-room.ts'
import { testDataFolder } from './testing.ts'

const lines: string[] = []
const log = pino({ level: 'info' }, new Writable({ write: (chunk, _, done) => done(void lines.push(String(chunk))) }))
const databases = await testDatabases({ after })
const config = { dataFolder: testDataFolder, demonstration: true }
const app = await buildApp({ config, databases, rooms: [testRoom], now: () => new Date(), log })
after(() => app.close())

test('the log names the route and the request, never the record or what was searched for', async () => {
  await app.inject({ url: '/teams/N01?name=Ada+Whitlock', headers: { 'x-request-id': 'request-0001' } })
  const { requestId, user, method, route, status } = JSON.parse(lines.at(-1) ?? '{}')
  assert.deepEqual(
    { requestId, user, method, route, status },
    { requestId: 'request-0001', user: 'public', method: 'GET', route: '/teams/:team', status: 303 },
  )
  assert.doesNotMatch(lines.join(), /Ada|N01/)
})
