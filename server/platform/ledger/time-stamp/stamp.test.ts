import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabases } from '#platform/database/testing.ts'
import { publishCheckpoint } from '../checkpoint.ts'
import { integrateAll } from '../integrate.ts'
import { testKey } from '../testing.ts'
import { writeLeaves } from '../witness/testing.ts'
import { readTimeStampAuthority } from './authority.ts'
import { stampWhenDue } from './stamp.ts'
import { startTestAuthority } from './testing.ts'

const { system } = await testDatabases({ after })
const here = await startTestAuthority({ after })
const authority = readTimeStampAuthority(here.url, here.certificates) ?? assert.fail('no authority')
const key = testKey()

const grow = async (now: Date): Promise<number> => {
  await writeLeaves(system, 1)
  await integrateAll(system)
  return publishCheckpoint(system, key, now)
}
const stamped = async (): Promise<number[]> =>
  (await system.selectFrom('ledger.stamp').select('size').orderBy('size').execute()).map(({ size }) => size)

test('a log without a checkpoint has nothing to stamp', async () => {
  await stampWhenDue(system, authority, { asked: true, now: new Date('2026-11-20T09:00:00Z') })
  assert.deepEqual(await stamped(), [])
})

test('checkpoints are stamped once a day, and at once when an inspection asks', async () => {
  for (const [time, asked] of [
    ['2026-11-20T09:00:00Z', false],
    ['2026-11-20T09:00:10Z', false],
    ['2026-11-20T18:00:00Z', true],
    ['2026-11-21T17:59:59Z', false],
    ['2026-11-21T18:00:00Z', false],
  ] as const) {
    const now = new Date(time)
    await grow(now)
    await stampWhenDue(system, authority, { asked, now })
  }
  assert.deepEqual(await stamped(), [1, 3, 5])
})

test('a checkpoint that is stamped is not stamped again', async () => {
  await stampWhenDue(system, authority, { asked: true, now: new Date('2026-11-21T19:00:00Z') })
  assert.deepEqual(await stamped(), [1, 3, 5])
})

test('a stamp that does not come is an error that says so, and nothing is kept', async () => {
  const now = new Date('2026-11-23T09:00:00Z')
  await grow(now)
  const gone = { ...authority, url: `${here.url}nowhere`.replace(/:\d+/, ':1') }
  await assert.rejects(stampWhenDue(system, gone, { asked: true, now }))
  assert.deepEqual(await stamped(), [1, 3, 5])
})
