import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabases } from '#platform/database/testing.ts'
import type { Databases } from '../../database/databases.ts'
import type { Db } from '../../database/tables.ts'
import { integrateAll } from '../integrate.ts'
import { checkedLedger, untilBelowHorizon, writeEntries } from '../testing.ts'
import { type Fault, faults, openBreakingDatabase } from './breaking-pool.ts'
import { type LogUnderFaults, logUnderFaults } from './signing-under-faults.ts'

/** Enough that a tile is filled every few rounds. */
const ENTRIES = 40

const assertWhole = async ({ databases, signed }: LogUnderFaults, after: string): Promise<void> => {
  const check = await databases.system.transaction().execute(trx => checkedLedger(trx))
  assert.deepEqual(check.findings, [], after)
  assert.equal(check.numbered, check.leaves, `every leaf has its number: ${after}`)
  const forks = [...signed].filter(([, roots]) => roots.size > 1)
  assert.deepEqual(forks, [], `two roots were signed for one size: ${after}`)
}

type Work = { readonly prepare?: () => Promise<void>; readonly work: (db: Db) => Promise<void> }

/** Breaks each statement of some work in turn, and has the work done again to its end after each. @returns the statements */
const breakEach = async (log: LogUnderFaults, fault: Fault, { prepare, work }: Work): Promise<readonly string[]> => {
  const breaking = await openBreakingDatabase(log.databases.url, 'candour_system')
  const statements: string[] = []
  try {
    for (;;) {
      await prepare?.()
      breaking.breakAt(statements.length + 1, fault)
      const outcome = await work(breaking.db).then(() => 'done', String)
      const statement = breaking.broken()
      if (statement === undefined) return statements
      statements.push(statement)
      await work(breaking.db)
      await assertWhole(log, `${fault}, statement ${statements.length} (${outcome}): ${statement}`)
    }
  } finally {
    await breaking.close()
  }
}

/** Numbers the same leaves in another database, in one go: size and root. */
const withoutFaults = async ({ system }: Databases, quiet: Databases) => {
  const written = await system.selectFrom('ledger.leaf_in').selectAll().orderBy('ord').execute()
  await sql`insert into ledger.stream (id, room) select distinct stream, 'caseload'
    from unnest(${written.map(leaf => leaf.stream)}::uuid[]) as of (stream)`.execute(quiet.system)
  for (const { entry_id, stream, seq, type, envelope, leaf_hash, ord, xid } of written) {
    await sql`insert into ledger.leaf_in overriding system value
      values (${entry_id}, ${stream}, ${seq}, ${type}, ${envelope}, ${leaf_hash}, ${ord}, ${xid}::xid8)`.execute(
      quiet.system,
    )
  }
  await integrateAll(quiet.system)
  return quiet.system.selectFrom('ledger.head').select(['size', 'root']).executeTakeFirstOrThrow()
}

for (const fault of faults) {
  test(`the log is whole after a fault at any statement of numbering and signing, and the same as without: ${fault}`, async t => {
    const log = await logUnderFaults(t)
    const { databases, sequence } = log
    const statements = await breakEach(log, fault, {
      prepare: async () => {
        await writeEntries(databases.app, ENTRIES)
        await untilBelowHorizon(databases.system)
      },
      work: sequence,
    })
    for (const part of ['begin', '"ledger"."head', 'ledger.leaf ', 'ledger.tile', '"ledger"."checkpoint', 'commit']) {
      assert.ok(
        statements.some(statement => statement.includes(part)),
        `a statement with ${part} was broken`,
      )
    }
    const head = await databases.system.selectFrom('ledger.head').select(['size', 'root']).executeTakeFirstOrThrow()
    assert.deepEqual(head, await withoutFaults(databases, await testDatabases(t)))
  })

  test(`an act and its leaf are both there or neither is, whichever statement breaks: ${fault}`, async t => {
    const log = await logUnderFaults(t)
    const work = async (db: Db): Promise<void> => {
      await writeEntries(db, 1)
      await log.sequence(log.databases.system)
    }
    assert.ok((await breakEach(log, fault, { work })).includes('commit'))
  })
}
