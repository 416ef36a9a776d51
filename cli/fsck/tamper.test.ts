import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { sealAccessLog } from '#platform/access-log/seal-access-log.ts'
import { clientSettings } from '#platform/database/connect.ts'
import type { Databases } from '#platform/database/databases.ts'
import type { PlatformTables } from '#platform/database/tables.ts'
import { testDatabases } from '#platform/database/testing.ts'
import { integrateAll } from '#platform/ledger/integrate.ts'
import { writeLogEntry } from '#platform/ledger/log-entry.ts'
import { seedCaseload } from '../../server/caseload/testing.ts'
import { writeHours, writeReduction } from '../../server/workforce/hours/write.ts'
import { sayOwnWords } from '../../server/workforce/people/own-words.ts'
import { factNumbered, recordFact } from '../../server/workforce/staff/facts.ts'
import { checkWithin } from './check-everything.ts'

after(() => administrator.destroy())
const databases = await testDatabases({ after })
/** Somebody whom neither grants nor triggers nor policies stop: the database's own administrator. */
const administrator = new Kysely<PlatformTables>({
  dialect: new PostgresDialect({ pool: new pg.Pool({ ...clientSettings(databases.url), max: 1 }) }),
})

await seedCaseload(databases)
await recordOfStaff(databases)
await databases.system.transaction().execute(async trx => {
  await writeLogEntry(trx, 'log-key-announced', { key: 'candour.example/test+00000000+AA==' }, new Date())
  for (const who of ['ada', 'ben', 'cyn']) {
    const event = { what: 'VIEW_PERSON', who, subject_id: 'x', subject_type: 'PERSON', correlation_id: 'request' }
    await trx
      .insertInto('platform.audit_event')
      .values({ ...event, outcome: 'done', details: '{"route":"/"}' })
      .execute()
  }
})
for (;;) {
  const { rows } = await sql`select from platform.audit_event e
    where not exists (select from platform.access_batch b where e.id = any (b.ids))`.execute(databases.system)
  if (rows.length === 0) break
  await sealAccessLog(databases.system, new Date())
}
await integrateAll(databases.system)

/** Hours, a reduction and an absence of one officer, each put right once. */
async function recordOfStaff({ system }: Databases): Promise<void> {
  const recording = { by: 'esme', now: new Date('2026-11-02T09:00:00Z') }
  const post = { officer: 'N01A001', team: 'HAR1', from: '2026-06-01' }
  const change = { change: 'corrected', why: 'Typed wrong' } as const
  await system.transaction().execute(async trx => {
    const last = async (table: 'post_hours' | 'reduction') => {
      const { rows } = await sql<{
        id: number
        entry: string
      }>`select id, entry from ${sql.table(`workforce.${table}`)}`.execute(trx)
      return rows[0] ?? assert.fail(`a row of ${table}`)
    }
    await writeHours(trx, { ...post, hours: 37 }, recording)
    await writeHours(trx, { ...post, hours: 30 }, recording, await last('post_hours'), change)
    const reduction = { ...post, reason: 'Disability', hours: 4, to: null, notes: 'Agreed' }
    await writeReduction(trx, reduction, recording)
    await writeReduction(trx, { ...reduction, hours: 5 }, recording, await last('reduction'), change)
    await sayOwnWords(trx, post.officer, { sex: 'female', languages: ['Welsh'] }, recording)
    const absence = { ...post, kind: 'absence', detail: 'sickness', confidential: true, to: null, notes: '' } as const
    const id = await recordFact(trx, absence, recording)
    await recordFact(trx, { ...absence, to: '2026-12-01' }, recording, await factNumbered(trx, id), {
      ...change,
      change: 'ended',
    })
  })
}

/** Tables that follow from sealed entries, and under which names a wrong column of each is reported. */
const derived: Readonly<Record<string, readonly string[]>> = {
  'caseload.entry': ['entry', 'entry column', 'sealed entry', 'caseload projection'],
  'caseload.person': ['caseload projection', 'limited access'],
  'workforce.case_span': ['case span'],
  'workforce.post_hours': ['staff record'],
  'workforce.reduction': ['staff record'],
  'workforce.staff_fact': ['staff record'],
  'workforce.own_words': ['staff record'],
  'workforce.staff_entry': ['entry', 'entry column', 'commitment', 'staff record'],
  'allocation.act': ['allocation history'],
  'ledger.log_entry': ['entry', 'entry column', 'commitment'],
  'platform.access_batch': ['entry', 'entry column', 'commitment', 'access batch', 'access event'],
  'platform.audit_event': ['access event'],
}

/** Columns that a check need not find, each with the reason. */
const excepted: Readonly<Record<string, string>> = {
  'caseload.entry.payload': 'null since entries are sealed',
  'workforce.case_span.id': 'a number of the row, which nothing refers to',
  'workforce.post_hours.id': 'a number of the row; where a later row takes its place, that one is found',
  'workforce.own_words.id': 'a number of the row, and the order of those of one officer',
  'workforce.reduction.id': 'as of hours',
  'workforce.staff_fact.id': 'as of hours',
  'caseload.entry.salt': 'null since entries are sealed',
}

/** A wrong value of the same type, whatever stands in the column. */
const wrongBy: Readonly<Record<string, (column: string) => string>> = {
  uuid: () => 'gen_random_uuid()',
  text: column => `coalesce(${column}, '') || 'x'`,
  int4: column => `coalesce(${column}, 0) + 1000`,
  int8: column => `coalesce(${column}, 0) + 1000`,
  xid8: column => `(coalesce(${column}::text::bigint, 0) + 1)::text::xid8`,
  date: column => `coalesce(${column}, '2026-01-01'::date) - 1`,
  timestamptz: column => `coalesce(${column}, now()) - interval '1 ms'`,
  numeric: column => `coalesce(${column}, 0) + 1`,
  bool: column => `not coalesce(${column}, false)`,
  jsonb: column => `coalesce(${column}, '{}') || '{"planted": 1}'`,
  bytea: column => `set_byte(${column}, 7, get_byte(${column}, 7) # 1)`,
  tstzmultirange: () => `'{[2026-01-01, 2026-02-01)}'::tstzmultirange`,
  _int8: column => `${column} || 999999::bigint`,
  _text: column => `coalesce(${column}, '{}') || 'planted'::text`,
}

const columnsOf = async (table: string) => {
  const { rows } = await sql<{ name: string; type: string }>`select attname as name, typname as type
    from pg_attribute a join pg_type t on t.oid = a.atttypid
    where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped and attgenerated = '' order by a.attnum`.execute(
    administrator,
  )
  return rows
}

/** The names of what is found after one row is damaged. The damage is undone again. */
const namesAfter = async (table: string, column: string, wrong: string): Promise<Set<string>> => {
  const trx = await administrator.startTransaction().execute()
  const names = new Set<string>()
  try {
    await sql`set local session_replication_role = replica`.execute(trx)
    const checks = await sql<{ name: string }>`select conname as name from pg_constraint
      where conrelid = ${table}::regclass and contype = 'c'`.execute(trx)
    for (const { name } of checks.rows) await sql.raw(`alter table ${table} drop constraint "${name}"`).execute(trx)
    const identities = await sql<{ name: string }>`select attname as name from pg_attribute
      where attrelid = ${table}::regclass and attidentity <> ''`.execute(trx)
    for (const { name } of identities.rows)
      await sql.raw(`alter table ${table} alter ${name} drop identity`).execute(trx)
    const place = `ctid = (select ctid from ${table} where ${column} is not null order by random() limit 1)`
    const { numAffectedRows } = await sql.raw(`update ${table} set ${column} = ${wrong} where ${place}`).execute(trx)
    if (numAffectedRows === 0n) {
      await sql
        .raw(`update ${table} set ${column} = ${wrong} where ctid = (select min(ctid) from ${table})`)
        .execute(trx)
    }
    await checkWithin(trx, { found: ({ check }) => void names.add(check), progress: () => {} })
  } finally {
    await trx.rollback().execute()
  }
  return names
}

test('a record that nobody touched has no differences', async () => {
  const found: unknown[] = []
  await administrator
    .transaction()
    .execute(trx => checkWithin(trx, { found: finding => void found.push(finding), progress: () => {} }))
  assert.deepEqual(found, [])
})

for (const [table, expected] of Object.entries(derived)) {
  test(`a wrong value in any column of ${table} is found, under a name that says where to look`, async () => {
    for (const { name, type } of await columnsOf(table)) {
      if (excepted[`${table}.${name}`]) continue
      const wrong = wrongBy[type] ?? assert.fail(`no wrong value for ${type} of ${table}.${name}`)
      const names = await namesAfter(table, name, wrong(name))
      assert.ok(
        expected.some(one => names.has(one)),
        `${table}.${name}: found only ${[...names].join(', ') || 'nothing'}`,
      )
    }
  })
}
