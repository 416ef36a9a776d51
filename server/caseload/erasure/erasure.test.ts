import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { startJobs } from '#platform/jobs/jobs.ts'
import { checkLedger } from '#platform/ledger/check.ts'
import { integrateAll } from '#platform/ledger/integrate.ts'
import { Erased, subjectKeys } from '#platform/subject-keys/subject-keys.ts'
import { startTestApp } from '#platform/web/testing.ts'
import { roomEntries } from '../../../cli/fsck/room-entries.ts'
import { rebuildProjection } from '../queries/rebuild-projection.ts'
import { entriesOf } from '../record/stored.ts'
import { room } from '../room.ts'
import { as, seedCaseload } from '../testing.ts'
import { finishErasures } from './finish-erasures.ts'

const ground = 'Retention ended under schedule 4; decided by the data protection officer'
const { databases, signIn } = await startTestApp({ after }, [room])
const ids = await seedCaseload(databases)
const idOf = (crn: string): string => ids.get(crn) ?? assert.fail(crn)
const administrator = await signIn('administrator')
const auditor = await signIn('auditor')

const openRequest = async (personId: string): Promise<string> => {
  const { rows } = await sql<{ id: string }>`select id from caseload.erasure
    where person_id = ${personId} and decision is null`.execute(databases.system)
  return rows[0]?.id ?? assert.fail('no open request')
}
const eraseByTwo = async (crn: string): Promise<void> => {
  await administrator.post('/erasures', { crn, ground })
  await auditor.post(`/erasures/${await openRequest(idOf(crn))}`, { decision: 'approved' })
}

test('a request alone erases nothing', async () => {
  await administrator.post('/erasures', { crn: 'X100001', ground })
  assert.equal((await as(databases, 'ada', trx => entriesOf(trx, [idOf('X100001')]))).length > 0, true)
})

test('a ground that says nothing is refused, and what was typed stays', async () => {
  const { body } = await administrator.follow(await administrator.post('/erasures', { crn: 'X100002', ground: 'old' }))
  assert.match(body, /Enter the legal ground and who decided it, in at least 30 characters/)
  assert.match(body, /value="X100002"/)
})

test('who asks cannot decide, and who decides cannot ask', async () => {
  const request = await openRequest(idOf('X100001'))
  assert.equal((await administrator.post(`/erasures/${request}`, { decision: 'approved' })).status, 403)
  assert.equal((await auditor.post('/erasures', { crn: 'X100002', ground })).status, 403)
})

test('a refused request leaves the record as it is, and says who refused', async () => {
  const request = await openRequest(idOf('X100001'))
  const { body } = await auditor.follow(await auditor.post(`/erasures/${request}`, { decision: 'refused' }))
  assert.match(body, /Refused by/)
  assert.ok((await as(databases, 'ada', trx => entriesOf(trx, [idOf('X100001')]))).length > 0)
})

test('an erased record is gone for everybody, its key is destroyed by a job, and every proof still holds', async () => {
  const before = await databases.system.transaction().execute(trx => entriesOf(trx, [idOf('X100002')]))
  await eraseByTwo('X100002')
  const jobs = await startJobs(databases, [room])
  while (subjectKeys().destroyed().length === 0) await setImmediate()
  await jobs.stop()
  await assert.rejects(
    databases.system.transaction().execute(trx => entriesOf(trx, [idOf('X100002')])),
    Erased,
  )
  const { rows } = await sql<{ found: string }>`select to_jsonb(p)::text as found from caseload.person p
    where person_id = ${idOf('X100002')}`.execute(databases.system)
  assert.deepEqual(rows, [])
  await integrateAll(databases.system)
  assert.deepEqual(await differences(), [])
  assert.ok(before.length > 0)
})

test('a record that somebody takes out of the list without erasing it is named', async () => {
  const person = idOf('X100003')
  const client = new pg.Client({ connectionString: databases.url })
  await client.connect()
  await client.query(`set session_replication_role = replica; create temp table kept as select * from caseload.person
    where person_id = '${person}'; delete from caseload.person where person_id = '${person}'`)
  const found = await databases.system.transaction().execute(rebuildProjection)
  const columns = await storedColumns()
  await client.query(`insert into caseload.person (${columns}) select ${columns} from kept`)
  await client.end()
  assert.deepEqual(found, [{ subject: person, what: 'the record has entries, and nobody is listed for it' }])
})

test('the page names the ground, both people and the number of entries, and no name', async () => {
  const { body } = await auditor.get('/erasures')
  assert.match(body, /Retention ended under schedule 4/)
  assert.match(body, /Entries that nobody can read/)
  assert.doesNotMatch(body, /X100002/)
})

test('a row that an older copy of the database brings back is removed again', async () => {
  const { rows } = await sql<{ row: string }>`select to_jsonb(p)::text as row from caseload.person p
    where person_id = ${idOf('X100004')}`.execute(databases.system)
  await eraseByTwo('X100004')
  await finishErasures(databases.system)
  const columns = sql.raw(await storedColumns())
  await sql`insert into caseload.person (${columns}) select ${columns}
    from jsonb_populate_record(null::caseload.person, ${rows[0]?.row}::jsonb)`.execute(databases.system)
  assert.deepEqual(await finishErasures(databases.system), { destroyed: 0, broughtBack: 1 })
})

/** Those that a dump carries: the others are generated from them. */
const storedColumns = async (): Promise<string> => {
  const { rows } = await sql<{
    columns: string
  }>`select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
    where attrelid = 'caseload.person'::regclass and attnum > 0 and attgenerated = '' and not attisdropped`.execute(
    databases.system,
  )
  return rows[0]?.columns ?? ''
}

const differences = (): Promise<unknown[]> =>
  databases.system
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async trx => {
      const found: unknown[] = []
      await checkLedger(trx, roomEntries, new Date(), { found: one => found.push(one), progress: () => {} })
      return [...found, ...(await rebuildProjection(trx))]
    })
