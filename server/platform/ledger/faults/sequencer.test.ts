import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { testDatabases } from '#platform/database/testing.ts'
import { clientSettings } from '../../database/connect.ts'
import { createDatabase, dropDatabase } from '../../database/create-database.ts'
import { type Databases, openDatabases } from '../../database/databases.ts'
import type { RoomEntries } from '../check-entries.ts'
import { requestCheckpoint } from '../checkpoint.ts'
import { integrateAll } from '../integrate.ts'
import { type Sequencer, startSequencer } from '../sequencer.ts'
import { checkedLedger, makePlainRoom, plainRoom, writeEntries } from '../testing.ts'

const PATIENCE_MS = 30_000

const rooms: readonly RoomEntries[] = [
  plainRoom,
  {
    room: 'log',
    entries: sql`select id as entry, stream, seq, type, recorded_at as recorded, null::date as happened_from,
      null::date as happened_to, null::uuid as supersedes, payload, salt, null::bytea as sealed from ledger.log_entry`,
  },
]

const until = async (what: string, isSo: () => Promise<boolean>): Promise<void> => {
  const giveUp = Date.now() + PATIENCE_MS
  while (!(await isSo())) {
    assert.ok(Date.now() < giveUp, `it never came to this: ${what}`)
    await pause(20)
  }
}

/** Asks for a checkpoint, and waits until all leaves are numbered and under one. */
const untilSigned = ({ system }: Databases): Promise<void> =>
  until('everything is signed', async () => {
    const { rows } = await sql<{ behind: number }>`select (select count(*) from ledger.leaf_in)
      - coalesce((select max(size) from ledger.checkpoint), 0) as behind`.execute(system)
    if (rows[0]?.behind === 0) return true
    await system.transaction().execute(requestCheckpoint)
    return false
  })

const assertWhole = async ({ system }: Databases): Promise<void> => {
  const { findings, leaves, numbered } = await system.transaction().execute(trx => checkedLedger(trx, rooms))
  assert.deepEqual(findings, [])
  assert.equal(numbered, leaves)
}

const administer = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client(clientSettings(url))
  await client.connect()
  await client.query(statement)
  await client.end()
}

const dataFolderFor = async (t: TestContext): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-sequencer-'))
  t.after(() => rm(folder, { recursive: true }))
  return folder
}

/** A sequencer on a database, stopped when the test is done. It says nothing: what goes wrong is asked of it. */
const sequencing = async (
  t: TestContext,
  databases: Databases,
  dataFolder: string,
  now = () => new Date(),
): Promise<Sequencer> => {
  const sequencer = await startSequencer(databases, { dataFolder, now, warn: () => {} })
  t.after(sequencer.stop)
  return sequencer
}

test('a second sequencer does not start, and two that number at once all the same make one log', async t => {
  const databases = await testDatabases(t)
  await makePlainRoom(databases)
  const dataFolder = await dataFolderFor(t)
  const sequencer = await sequencing(t, databases, dataFolder)
  await assert.rejects(startSequencer(databases, { dataFolder }), /Another Candour is numbering the ledger/)
  for (let round = 0; round < 5; round += 1) {
    await Promise.all([
      writeEntries(databases.app, 30),
      integrateAll(databases.system),
      writeEntries(databases.app, 30),
      integrateAll(databases.system),
    ])
  }
  await untilSigned(databases)
  assert.equal(sequencer.failure(), null)
  await assertWhole(databases)
})

test('every connection of the service is killed again and again, and the log goes on without a hole', async t => {
  const databases = await testDatabases(t)
  await makePlainRoom(databases)
  const sequencer = await sequencing(t, databases, await dataFolderFor(t))
  for (let round = 0; round < 10; round += 1) {
    await writeEntries(databases.app, 5).catch(() => {})
    await administer(
      databases.url,
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`,
    )
    await pause(50)
  }
  await until('the pool has noticed', () =>
    writeEntries(databases.app, 1).then(
      () => true,
      () => false,
    ),
  )
  await untilSigned(databases)
  await until('nothing fails any more', async () => sequencer.failure() === null)
  await assertWhole(databases)
})

test('a clock that goes back makes no gap, no fork and no checkpoint that is older than the one before it', async t => {
  const databases = await testDatabases(t)
  await makePlainRoom(databases)
  let clock = new Date('2026-11-20T12:00:00Z')
  await sequencing(t, databases, await dataFolderFor(t), () => clock)
  for (const time of ['2026-11-20T12:00:00Z', '2026-11-20T11:00:00Z', '2026-11-20T11:00:10Z', '2026-11-20T12:00:20Z']) {
    clock = new Date(time)
    await writeEntries(databases.app, 3)
    await untilSigned(databases)
  }
  await assertWhole(databases)
  const noted = await databases.system.selectFrom('ledger.log_entry').select('type').execute()
  assert.deepEqual(
    noted.filter(({ type }) => type === 'clock-went-back'),
    [{ type: 'clock-went-back' }],
  )
})

/** The database of a test, and a copy of how it stands at a moment: what a dump of that moment is restored as. */
const databaseWithCopies = async (t: TestContext) => {
  const template = await testDatabases(t)
  await template.close()
  const address = template.url.replace(/[^/]+$/, '')
  const from = async (source: string): Promise<Databases> => {
    const name = `test_${randomUUID().replaceAll('-', '')}`
    const databases = openDatabases(await createDatabase(address, name, source))
    t.after(async () => {
      await databases.close().catch(() => {})
      await dropDatabase(address, name)
    })
    return databases
  }
  const nameOf = ({ url }: Databases): string => url.slice(address.length)
  const first = await from(nameOf(template))
  return {
    first,
    /** Closes the database, as a copy by the server needs it, and opens it again beside the copy. */
    copyOf: async (databases: Databases): Promise<{ again: Databases; copy: Databases }> => {
      await databases.close()
      const copy = await from(nameOf(databases))
      return { again: openDatabases(databases.url), copy }
    },
  }
}

test('a restored older backup is named and numbered no further, and the database goes on when it is back', async t => {
  const { first, copyOf } = await databaseWithCopies(t)
  await makePlainRoom(first)
  const dataFolder = await dataFolderFor(t)
  const run = async (databases: Databases, count: number): Promise<Error | null> => {
    const sequencer = await startSequencer(databases, { dataFolder, warn: () => {} })
    await writeEntries(databases.app, count)
    const signing = sequencer.failure() ? Promise.resolve() : untilSigned(databases)
    await signing.finally(sequencer.stop)
    return sequencer.failure()
  }
  assert.equal(await run(first, 5), null)
  const { again, copy } = await copyOf(first)
  t.after(() => again.close())
  assert.equal(await run(again, 3), null)

  const failure = await run(copy, 4)
  assert.match(failure?.message ?? '', /^This database holds 5 leaves; 8 were signed on .* it is an older copy\./)
  const numbered = await copy.system.selectFrom('ledger.head').select('size').executeTakeFirstOrThrow()
  assert.equal(numbered.size, 5)

  assert.equal(await run(again, 2), null)
  await assertWhole(again)
  assert.equal((await again.system.selectFrom('ledger.leaf').selectAll().execute()).length, 10)
})

test('a dump restored into a server whose transaction numbers are behind goes on, twice if need be', async t => {
  const databases = await testDatabases(t)
  await makePlainRoom(databases)
  const dataFolder = await dataFolderFor(t)
  for (let move = 0; move < 2; move += 1) {
    await writeEntries(databases.app, 300)
    await integrateAll(databases.system)
    // In the dump, and not yet numbered.
    await writeEntries(databases.app, 3)
    await administer(
      databases.url,
      `set session_replication_role = replica;
        update ledger.leaf_in set xid = (xid::text::bigint + 1000000000)::text::xid8;
        update ledger.head set last_xid = (last_xid::text::bigint + 1000000000)::text::xid8`,
    )
    await writeEntries(databases.app, 4)
    const sequencer = await startSequencer(databases, { dataFolder, warn: () => {} })
    await untilSigned(databases).finally(sequencer.stop)
    await assertWhole(databases)
  }
  const { size } = await databases.system.selectFrom('ledger.head').select('size').executeTakeFirstOrThrow()
  assert.equal(size, 614)
})
