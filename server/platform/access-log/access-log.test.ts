import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { testDatabases } from '#platform/database/testing.ts'
import { clientSettings } from '../database/connect.ts'
import { integrateAll } from '../ledger/integrate.ts'
import { checkedLedger } from '../ledger/testing.ts'
import { checkAccessLog } from './check-access-log.ts'
import { BATCH_TYPE, sealAccessLog } from './seal-access-log.ts'

const NOON = new Date('2026-11-20T12:00:00Z')
const databases = await testDatabases({ after })

/** Somebody whom neither grants nor triggers stop: the database's own administrator. */
const asAdministrator = async (statement: string): Promise<number> => {
  const client = new pg.Client(clientSettings(databases.url))
  await client.connect()
  const { rowCount } = await client.query(`set session_replication_role = replica`).then(() => client.query(statement))
  await client.end()
  return rowCount ?? 0
}

const use = (count: number, details: object = { route: '/people/:person' }): Promise<void> =>
  databases.app.transaction().execute(async trx => {
    for (let used = 0; used < count; used += 1) {
      await trx
        .insertInto('platform.audit_event')
        .values({
          what: 'VIEW_PERSON',
          who: `officer ${used}`,
          subject_id: `subject ${used % 2}`,
          correlation_id: 'request',
          outcome: 'done',
          details: JSON.stringify(details),
        })
        .execute()
    }
  })

const sealAll = async (): Promise<void> => {
  const waiting = async () => {
    const { rows } = await sql`select from platform.audit_event e where e.xid is not null
      and not exists (select from platform.access_batch b where e.id = any (b.ids))`.execute(databases.system)
    return rows.length
  }
  while ((await waiting()) > 0) await sealAccessLog(databases.system, NOON)
}

/** What a check finds, without the checks' own order of words. */
const found = (): Promise<string[]> =>
  databases.system.transaction().execute(async trx => {
    const findings: string[] = []
    await checkAccessLog(
      trx,
      (check, subject, what) => findings.push(`${check}: ${subject}: ${what}`),
      () => {},
    )
    return findings
  })

// Two events from before: what an older release left behind.
await use(2)
await asAdministrator('update platform.audit_event set xid = null')
await use(3)
await sealAll()
await use(4, { route: '/people', refusedFields: ['search'] })
await sealAll()

test('events are sealed in batches, each one leaf of one chain, and nothing differs', async () => {
  await integrateAll(databases.system)
  const leaves = await databases.system.selectFrom('ledger.leaf_in').select(['seq', 'type']).orderBy('seq').execute()
  assert.deepEqual(leaves, [
    { seq: 1, type: BATCH_TYPE },
    { seq: 2, type: BATCH_TYPE },
  ])
  assert.deepEqual(await found(), [])
  const rooms = [
    {
      room: 'access-log',
      entries: sql`select entry_id as entry, stream, seq, ${BATCH_TYPE}::text as type, recorded_at as recorded,
        null::date as happened_from, null::date as happened_to, null::uuid as supersedes, payload, salt,
        null::bytea as sealed from platform.access_batch`,
    },
  ]
  const { findings } = await databases.system.transaction().execute(trx => checkedLedger(trx, rooms))
  assert.deepEqual(findings, [])
})

test('the first batch says how many events are from before it', async () => {
  const { rows } = await sql<{ payload: Buffer }>`select payload from platform.access_batch order by seq`.execute(
    databases.system,
  )
  const [first, second] = rows.map(row => JSON.parse(row.payload.toString('utf8')))
  assert.deepEqual([first.count, first.boundary], [3, { events: 2, lastId: 2 }])
  assert.deepEqual([second.count, second.first, second.last, second.boundary], [4, 6, 9, null])
})

test('when nobody used the service nothing is sealed', async () => {
  assert.equal(await sealAccessLog(databases.system, NOON), 0)
})

test('a transaction still open holds back what was logged after it, and its own event is not lost', async () => {
  const open = await databases.app.startTransaction().execute()
  await sql`insert into platform.audit_event (what, who, correlation_id, outcome) values ('SLOW', 'x', 'x', 'done')`.execute(
    open,
  )
  await use(1)
  assert.equal(await sealAccessLog(databases.system, NOON), 0)
  await open.commit().execute()
  await sealAll()
  assert.deepEqual(await found(), [])
})

test('each way to falsify the access log is named with the event', async () => {
  const restore = `drop table if exists public.kept; create table public.kept as table platform.audit_event`
  const back = `delete from platform.audit_event; insert into platform.audit_event overriding system value table public.kept`
  const cases: readonly (readonly [damage: string, named: RegExp])[] = [
    [`update platform.audit_event set who = 'nobody' where id = 4`, /^access event: event 4: is not the one sealed/],
    [`delete from platform.audit_event where id = 4`, /^access event: event 4: is missing, and sealed by batch 1$/],
    [
      `delete from platform.audit_event where id > 8`,
      /^access event: event 9: was cut off the end of the log, and sealed/,
    ],
    [
      `insert into platform.audit_event (id, what, who, correlation_id, outcome, xid) overriding system value
        select 900, what, who, correlation_id, outcome, xid from platform.audit_event where id = 4`,
      /^access event: event 900: was put in after its place had been sealed$/,
    ],
    [
      `delete from platform.audit_event where id = 1`,
      /1 events say that they are from before the first batch, which counted 2$/,
    ],
  ]
  for (const [damage, named] of cases) {
    await asAdministrator(restore)
    assert.ok((await asAdministrator(damage)) > 0)
    const findings = await found()
    await asAdministrator(back)
    assert.match(findings[0] ?? 'nothing', named)
  }
  assert.deepEqual(await found(), [])
})

test('an event that was logged on a server that a dump was restored into is sealed too', async () => {
  await use(2)
  await asAdministrator(`update platform.audit_event set xid = (xid::text::bigint + 1000000000)::text::xid8`)
  await asAdministrator(`update platform.access_batch set last_xid = (last_xid::text::bigint + 1000000000)::text::xid8`)
  await use(2)
  await sealAll()
  await use(1)
  await sealAll()
  const { rows } = await sql<{ ids: number[] }>`select ids::text[] as ids from platform.access_batch order by seq desc
    limit 3`.execute(databases.system)
  assert.deepEqual(
    rows.map(({ ids }) => ids.length),
    [1, 2, 2],
  )
})
