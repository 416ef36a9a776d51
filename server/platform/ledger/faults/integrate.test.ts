import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { parseCheckpoint, toHex } from '@candour/ledger'
import { sql } from 'kysely'
import { testDatabases } from '#platform/database/testing.ts'
import type { Databases } from '../../database/databases.ts'
import type { Db } from '../../database/tables.ts'
import { announceKey, publishCheckpoint } from '../checkpoint.ts'
import { integrateAll } from '../integrate.ts'
import type { LogKey } from '../keys.ts'
import { checkedLedger, makePlainRoom, testKey, writeEntries } from '../testing.ts'
import { type Fault, faults, openBreakingDatabase } from './breaking-pool.ts'

/** Enough that a tile is filled every few rounds. */
const ENTRIES = 40

const databases = await testDatabases({ after })
await makePlainRoom(databases)

/** A key that remembers every root it ever signed, also where the checkpoint was then not stored: a note once made may be out. */
const rememberingKey = (): LogKey & { readonly signed: Map<string, Set<string>> } => {
  const key = testKey()
  const signed = new Map<string, Set<string>>()
  return {
    ...key,
    signed,
    sign: bytes => {
      const { size, root } = parseCheckpoint(new TextDecoder().decode(bytes))
      signed.set(String(size), (signed.get(String(size)) ?? new Set()).add(toHex(root)))
      return key.sign(bytes)
    },
  }
}
const key = rememberingKey()
await announceKey(databases.system, key)

const sequence = async (db: Db): Promise<void> => {
  await integrateAll(db)
  await publishCheckpoint(db, key, new Date())
}

const assertWhole = async ({ system }: Databases, after: string): Promise<void> => {
  const check = await system.transaction().execute(trx => checkedLedger(trx))
  assert.deepEqual(check.findings, [], after)
  assert.equal(check.numbered, check.leaves, `every leaf has its number: ${after}`)
  const forks = [...key.signed].filter(([, roots]) => roots.size > 1)
  assert.deepEqual(forks, [], `two roots were signed for one size: ${after}`)
}

/** Breaks each statement of some work in turn, and has the work done again to its end after each. @returns the statements */
const breakEach = async (fault: Fault, prepare: () => Promise<void>, work: (db: Db) => Promise<void>) => {
  const breaking = await openBreakingDatabase(databases.url, 'candour_system')
  const statements: string[] = []
  try {
    for (;;) {
      await prepare()
      breaking.breakAt(statements.length + 1, fault)
      const outcome = await work(breaking.db).then(() => 'done', String)
      const statement = breaking.broken()
      if (statement === undefined) return statements
      statements.push(statement)
      await work(breaking.db)
      await assertWhole(databases, `${fault}, statement ${statements.length} (${outcome}): ${statement}`)
    }
  } finally {
    await breaking.close()
  }
}

for (const fault of faults) {
  test(`the log is whole after a crash at any statement of numbering and signing: ${fault}`, async () => {
    const statements = await breakEach(fault, () => writeEntries(databases.app, ENTRIES), sequence)
    for (const part of ['begin', 'ledger"."head', 'ledger.leaf ', 'ledger.tile', 'ledger"."checkpoint', 'commit']) {
      assert.ok(
        statements.some(statement => statement.includes(part)),
        `a statement with ${part} was broken`,
      )
    }
  })

  test(`an act and its leaf are both there or neither is, whichever statement breaks: ${fault}`, async () => {
    const statements = await breakEach(
      fault,
      async () => {},
      async db => {
        await writeEntries(db, 1)
        await sequence(databases.system)
      },
    )
    assert.ok(statements.includes('commit'))
  })
}

test('the log made through all those crashes is the one that is made of the same leaves without any', async t => {
  const quiet = await testDatabases(t)
  const written = await databases.system.selectFrom('ledger.leaf_in').selectAll().orderBy('ord').execute()
  await sql`insert into ledger.stream (id, room) select distinct stream, 'caseload'
    from unnest(${written.map(leaf => leaf.stream)}::uuid[]) as of (stream)`.execute(quiet.system)
  for (const { entry_id, stream, seq, type, envelope, leaf_hash, ord, xid } of written) {
    await sql`insert into ledger.leaf_in overriding system value
      values (${entry_id}, ${stream}, ${seq}, ${type}, ${envelope}, ${leaf_hash}, ${ord}, ${xid}::xid8)`.execute(
      quiet.system,
    )
  }
  await integrateAll(quiet.system)
  const [made, broken] = await Promise.all(
    [quiet, databases].map(({ system }) =>
      system.selectFrom('ledger.head').select(['size', 'root']).executeTakeFirstOrThrow(),
    ),
  )
  assert.ok(written.length > ENTRIES * faults.length)
  assert.deepEqual(made, broken)
})
