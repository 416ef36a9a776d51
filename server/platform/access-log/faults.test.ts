import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabases } from '#platform/database/testing.ts'
import type { Databases } from '../database/databases.ts'
import type { Db } from '../database/tables.ts'
import { faults, openBreakingDatabase } from '../ledger/faults/breaking-pool.ts'
import { untilBelowHorizon } from '../ledger/testing.ts'
import { checkAccessLog } from './check-access-log.ts'
import { sealAccessLog } from './seal-access-log.ts'

const use = ({ app }: Databases): Promise<unknown> =>
  sql`insert into platform.audit_event (what, who, correlation_id, outcome) values ('VIEW_PERSON', 'ada', 'x', 'done')`.execute(
    app,
  )

const isAnyWaiting = async ({ system }: Databases): Promise<boolean> => {
  const { rows } = await sql`select from platform.audit_event e
    where not exists (select from platform.access_batch b where e.id = any (b.ids)) limit 1`.execute(system)
  return rows.length > 0
}

const sealAll = async (databases: Databases, db: Db): Promise<void> => {
  while (await isAnyWaiting(databases)) await sealAccessLog(db, new Date())
}

const assertSealedOnce = async ({ system }: Databases, after: string): Promise<void> => {
  const findings: string[] = []
  const report = (_: string, subject: string, what: string) => void findings.push(`${subject} ${what}`)
  await system.transaction().execute(trx => checkAccessLog(trx, report, () => {}))
  assert.deepEqual(findings, [], after)
  const { rows } = await sql<{ events: number; sealed: number }>`select
    (select count(*) from platform.audit_event) as events,
    (select count(*) from platform.access_batch, unnest(ids)) as sealed`.execute(system)
  assert.equal(rows[0]?.sealed, rows[0]?.events, after)
}

for (const fault of faults) {
  test(`every event is sealed once, whichever statement of sealing breaks: ${fault}`, async t => {
    const databases = await testDatabases(t)
    const breaking = await openBreakingDatabase(databases.url, 'candour_system')
    const statements: string[] = []
    try {
      for (;;) {
        await use(databases)
        await untilBelowHorizon(databases.system)
        breaking.breakAt(statements.length + 1, fault)
        await sealAll(databases, breaking.db).catch(() => {})
        const statement = breaking.broken()
        if (statement === undefined) break
        statements.push(statement)
        await sealAll(databases, databases.system)
        await assertSealedOnce(databases, `statement ${statements.length}: ${statement}`)
      }
    } finally {
      await breaking.close()
    }
    assert.ok(statements.includes('commit'))
  })
}
