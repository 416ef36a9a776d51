import assert from 'node:assert/strict'
import { cp } from 'node:fs/promises'
import { after, test } from 'node:test'
import { parsePolicy } from '@candour/ledger'
import { sql } from 'kysely'
import pg from 'pg'
import type { Databases } from '#platform/database/databases.ts'
import { openTestKeys, testDatabases } from '#platform/database/testing.ts'
import { integrateAll } from '#platform/ledger/integrate.ts'
import { logKeyIn, verifierKeyOf } from '#platform/ledger/keys.ts'
import { logEntries } from '#platform/ledger/log-entry.ts'
import {
  copyOf,
  startTestSequencer,
  testDataFolder,
  until,
  untilPublished,
  writeLeaves,
} from '#platform/ledger/witness/testing.ts'
import { startTestApp } from '#platform/web/testing.ts'
import { makeTestWitness, serveTestWitness } from '../../cli/witness/testing.ts'
import { seedCaseload } from '../../server/caseload/testing.ts'
import { rooms } from '../../server/rooms.ts'
import { startOwnProcess } from '../own-process.ts'

type Owner = Parameters<typeof testDatabases>[0]

const signedUp = async (owner: Owner, databases: Databases, dataFolder: string): Promise<number> => {
  const sequencer = await startTestSequencer(owner, databases, { dataFolder })
  const size = await untilPublished(databases)
  await sequencer.stop()
  return size
}
/** Of what waits, only what a test wrote is counted: a service that starts opens escalations by itself. */
const stateOf = async ({ system }: Databases) => {
  const { rows } = await sql<{ size: number; signed: number; waiting: number }>`select
    (select size from ledger.head), (select max(size) from ledger.checkpoint) as signed,
    (select count(*) from ledger.leaf_in l where l.type = 'contact'
      and not exists (select from ledger.leaf n where n.entry_id = l.entry_id)) as waiting`.execute(system)
  return rows[0] ?? assert.fail('no ledger')
}
const text = async (url: string): Promise<string> =>
  (await (await fetch(url)).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

/** Does what only the database's own administrator can: no trigger fires. */
const asAdministrator = async ({ url }: Databases, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`set session_replication_role = replica; ${statement}`)
  await client.end()
}

/** Leaves in a database what a restore of the backup leaves there. */
const putBack = async (running: Databases): Promise<void> => {
  const tiles = await backup.system.selectFrom('ledger.tile').selectAll().execute()
  const head = await backup.system.selectFrom('ledger.head').selectAll().executeTakeFirstOrThrow()
  await asAdministrator(
    running,
    `delete from ledger.checkpoint where size > ${then}; delete from ledger.tile; delete from ledger.leaf where idx >= ${then};
    delete from ledger.leaf_in l where not exists (select from ledger.leaf n where n.entry_id = l.entry_id)`,
  )
  await running.system.insertInto('ledger.tile').values(tiles).execute()
  await running.system.updateTable('ledger.head').set(head).execute()
}

/** A service with some record, a backup of it, and what was recorded and signed since. */
const databases = await testDatabases({ after })
await seedCaseload(databases)
const dataFolder = await openTestKeys()
const then = await signedUp({ after }, databases, dataFolder)
const backup = await copyOf({ after }, databases)
await writeLeaves(databases.system, 9)
const now = await signedUp({ after }, databases, dataFolder)

test('A04 an administrator restores an old backup: the ledger is read only, and the older copy is named', async t => {
  const service = await startOwnProcess(t, backup.url, dataFolder)
  assert.ok(service.address, service.said)
  const named = new RegExp(`This database holds ${then} leaves; ${now} were signed on .*: it is an older copy\\.`)
  assert.match(service.said, /The ledger is read only/)
  assert.match(service.said, named)
  assert.match(await text(`${service.address}/ledger`), named)
  const health = await fetch(`${service.address}/health`)
  assert.equal(health.status, 500)
  assert.match(JSON.stringify(await health.json()), named)

  await writeLeaves(backup.system, 20)
  await service.stop()
  const again = await startOwnProcess(t, backup.url, dataFolder)
  assert.match(again.said, named)
  assert.deepEqual(await stateOf(backup), { size: then, signed: then, waiting: 20 })
  await again.stop()
})

test('A04 an old backup that was numbered by other means gives another root, and is named too', async t => {
  const rewritten = await copyOf(t, backup)
  await writeLeaves(rewritten.system, 20)
  await integrateAll(rewritten.system)
  const sequencer = await startTestSequencer(t, rewritten, { dataFolder })
  assert.match(
    sequencer.failure()?.message ?? '',
    new RegExp(`This database holds other leaves than those of which ${now} were signed on`),
  )
  assert.equal((await stateOf(rewritten)).signed, then)
})

test('A04 a backup that is restored while the service runs is signed no further', async t => {
  const running = await copyOf(t, databases)
  const folder = await testDataFolder(t)
  await cp(dataFolder, folder, { recursive: true })
  const sequencer = await startTestSequencer(t, running, { dataFolder: folder })
  await writeLeaves(running.system, 3)
  const size = await untilPublished(running)
  await putBack(running)
  await writeLeaves(running.system, 1)
  const failure = await until('the older copy is named', async () => sequencer.failure() ?? undefined)
  assert.match(
    failure.message,
    new RegExp(`This database holds ${then + 1} leaves; ${size} were signed on .*: it is an older copy`),
  )
  assert.equal((await stateOf(running)).signed, then)
})

test('A04 a database that was emptied is not filled anew under the same key', async t => {
  const empty = await testDatabases(t)
  const service = await startOwnProcess(t, empty.url, dataFolder)
  assert.equal(service.address, undefined)
  assert.match(service.said, new RegExp(`This database is empty; ${now} leaves of its log were signed on`))
})

test('A05 a backup that is served from a second place, with a key of its own, does not go on with the log', async t => {
  const second = await copyOf(t, backup)
  const elsewhere = await testDataFolder(t)
  // Without the keys of the people it would not start at all.
  await cp(`${dataFolder}/keys/people.sqlite`, `${elsewhere}/keys/people.sqlite`)
  const service = await startOwnProcess(t, second.url, elsewhere)
  const [origin] = verifierKeyOf(await logKeyIn(dataFolder)).split('+')
  const named = new RegExp(
    `This database is that of the log ${origin}, key [0-9a-f]{8}; the data folder holds the key of`,
  )
  assert.match(service.said, named)
  assert.match(await text(`${service.address}/ledger`), named)
  await service.stop()
  assert.deepEqual((await stateOf(second)).signed, then)
  const keys = await second.system.selectFrom('ledger.log_key').select('origin').execute()
  assert.deepEqual(keys, [{ origin }])
})

test('A05 a backup that is served with a copy of the key is stopped by the witness, before it signs a second root', async t => {
  const [first, folder, copied] = [await testDatabases(t), await testDataFolder(t), await testDataFolder(t)]
  const watching = await makeTestWitness(t, 'watching.example', verifierKeyOf(await logKeyIn(folder)))
  const { url } = await serveTestWitness(t, watching)
  const witnesses = parsePolicy(`${watching.policyLine} ${url}\nquorum watching.example\n`)
  await writeLeaves(first.system, 5)
  const before = await startTestSequencer(t, first, { dataFolder: folder, witnesses })
  const size = await untilPublished(first)
  await before.stop()
  const second = await copyOf(t, first)
  await cp(folder, copied, { recursive: true })

  await writeLeaves(first.system, 4)
  await writeLeaves(second.system, 4)
  const own = await startTestSequencer(t, first, { dataFolder: folder, witnesses })
  await untilPublished(first)
  const other = await startTestSequencer(t, second, { dataFolder: copied, witnesses })
  assert.equal(
    other.failure()?.message,
    `The witness watching.example has seen ${size + 4} leaves of this log, and this database holds ${size}: it is an older copy. Nothing is numbered or signed until the right database is back and Candour is started again.`,
  )
  assert.deepEqual(await stateOf(second), { size, signed: size, waiting: 4 })
  await writeLeaves(first.system, 1)
  assert.equal(await untilPublished(first), size + 5)
  assert.equal(own.failure(), null)
})

test('A13 a clock that is set back an hour: sizes go on, no checkpoint is dated before the one it follows, and it is written down', async t => {
  const { databases: clocked, app } = await startTestApp(t, rooms)
  const folder = await testDataFolder(t)
  let clock = new Date('2026-11-22T10:00:00Z')
  await startTestSequencer(t, clocked, { dataFolder: folder, now: () => clock })
  const signed: { size: number; at: Date }[] = []
  for (const time of ['10:00', '09:00', '09:30', '10:30']) {
    clock = new Date(`2026-11-22T${time}:00Z`)
    await writeLeaves(clocked.system, 2)
    const size = await untilPublished(clocked)
    const { published_at: at } = await clocked.system
      .selectFrom('ledger.checkpoint')
      .select('published_at')
      .where('size', '=', size)
      .executeTakeFirstOrThrow()
    signed.push({ size, at })
  }
  assert.deepEqual(
    signed.map(({ at }) => at.toISOString().slice(11, 16)),
    ['10:00', '10:00', '10:00', '10:30'],
  )
  assert.ok(signed.every(({ size }, i) => size > (signed[i - 1]?.size ?? 0)))
  const steps = await clocked.system.transaction().execute(trx => logEntries(trx, 'clock-went-back'))
  assert.deepEqual(
    steps.map(({ payload }) => payload),
    [{ held: '2026-11-22T10:00:00.000Z', clock: '2026-11-22T09:00:00.000Z' }],
  )
  const page = (await app.inject('/ledger')).body.replace(/\s+/g, ' ')
  assert.match(page, /The clock of this service went back from 22 November 2026 at 10am to 22 November 2026 at 9am/)
})
