import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { testDatabases } from '#platform/database/testing.ts'
import { openFor } from '#platform/subject-keys/subject-keys.ts'
import { rebuildProjection } from '../queries/rebuild-projection.ts'
import { entriesOf } from '../record/stored.ts'
import { seedCaseload } from '../testing.ts'
import { bringUpToDate } from './bring-up-to-date.ts'

const databases = await testDatabases({ after })
const ids = [...(await seedCaseload(databases)).values()]
const record = () => databases.system.transaction().execute(trx => entriesOf(trx, ids))

/** The database as the version before sealed payloads and slices of the state left it. */
const makeOld = async (): Promise<void> => {
  const { rows } = await sql<{ entry_id: string; person_id: string; sealed: Buffer }>`
    select entry_id, person_id, sealed from caseload.entry`.execute(databases.system)
  const client = new pg.Client({ connectionString: databases.url })
  await client.connect()
  await client.query('set session_replication_role = replica')
  for (const { entry_id, person_id, sealed } of rows) {
    const words = openFor(person_id, entry_id, sealed)
    await client.query(
      'update caseload.entry set payload = $2, salt = $3, sealed = null, placed_team = null where entry_id = $1',
      [entry_id, words.subarray(32), words.subarray(0, 32)],
    )
  }
  await client.query(`update caseload.person set state = state - 'appointments';
    update caseload.projection_version set version = 1`)
  await client.end()
}

const said: string[] = []
beforeEach(() => {
  said.length = 0
})

test('a database of the earlier version is sealed and made whole at the next start, and says the same', async () => {
  const before = await record()
  await makeOld()
  await bringUpToDate(databases.system, line => said.push(line))
  assert.deepEqual(await record(), before)
  const { rows } = await sql<{
    open: number
  }>`select count(*) as open from caseload.entry where sealed is null`.execute(databases.system)
  assert.deepEqual(rows, [{ open: 0 }])
  assert.deepEqual(await databases.system.transaction().execute(rebuildProjection), [])
  assert.equal(said.length, 2)
})

test('a start with nothing to do says nothing', async () => {
  await bringUpToDate(databases.system, line => said.push(line))
  assert.deepEqual(said, [])
})

test('words that are sealed cannot be opened again by the service, nor an entry changed on the way', async () => {
  await makeOld()
  await assert.rejects(
    sql`update caseload.entry set sealed = '\\x00', payload = null, salt = null, kind = 'review'`.execute(
      databases.system,
    ),
    /permission denied|written once/,
  )
  await bringUpToDate(databases.system, () => {})
  await assert.rejects(
    sql`update caseload.entry set sealed = null, payload = '{}', salt = sha256('')`.execute(databases.system),
    /written once/,
  )
})
