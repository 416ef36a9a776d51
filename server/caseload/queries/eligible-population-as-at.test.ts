import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { testDatabases } from '#platform/database/testing.ts'
import { appendEntry } from '../commands/append-entry.ts'
import { as, seedCaseload } from '../testing.ts'
import { eligiblePopulation } from './eligible-population.ts'
import { eligiblePopulationAsAt } from './eligible-population-as-at.ts'

const databases = await testDatabases({ after })
const ids = await seedCaseload(databases)
const idOf = (crn: string): string => ids.get(crn) ?? assert.fail(crn)
const crnOf = (id: string): string | undefined => [...ids].find(([, person]) => person === id)?.[0]

const may = { from: '2026-05-01', until: '2026-05-31' }
const asAt = (instant: string, username = 'lead') =>
  as(databases, username, trx => eligiblePopulationAsAt(trx, 'HAR', may, new Date(instant)))
const crns = async (instant: string): Promise<(string | undefined)[]> =>
  (await asAt(instant)).map(one => crnOf(one.id)).sort()

test('the record alone gives the very population that the projection gives', async () => {
  const projected = await as(databases, 'lead', trx => eligiblePopulation(trx, 'HAR', may))
  assert.deepEqual(
    await asAt('2026-11-01T00:00:00Z'),
    projected.map(({ id, strata }) => ({ id, strata })),
  )
  assert.equal(projected.length, 6)
})

test('what was recorded later did not count then: nobody yet on the third, a case moved away only after the move', async () => {
  assert.deepEqual(await crns('2026-05-03T23:00:00Z'), [])
  await databases.system.transaction().execute(trx =>
    appendEntry(trx, {
      personId: idOf('X100001'),
      kind: 'allocated',
      happened: { from: '2026-08-03' },
      author: 'N01A005',
      workDoneBy: 'N01A005',
      body: { team: 'MOO1', practitioner: 'N01A007' },
      now: new Date('2026-08-03T09:00:00Z'),
    }),
  )
  assert.ok((await crns('2026-08-01T00:00:00Z')).includes('X100001'))
  assert.ok(!(await crns('2026-08-04T00:00:00Z')).includes('X100001'))
})

test('a row moved out of the unit behind the back of the record is in the population all the same', async () => {
  const superuser = new pg.Client({ connectionString: databases.url })
  await superuser.connect()
  await superuser.query(`update caseload.person set pdu = 'MOO', team = 'MOO1' where person_id = $1`, [idOf('X100002')])
  await superuser.end()
  const projected = await as(databases, 'lead', trx => eligiblePopulation(trx, 'HAR', may))
  assert.ok(!projected.some(one => one.id === idOf('X100002')))
  assert.ok((await crns('2026-11-01T00:00:00Z')).includes('X100002'))
})

test('a head of unit learns nothing from it', async () => {
  assert.deepEqual(await asAt('2026-11-01T00:00:00Z', 'head'), [])
})
