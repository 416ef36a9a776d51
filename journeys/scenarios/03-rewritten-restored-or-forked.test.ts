import assert from 'node:assert/strict'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { pino } from 'pino'
import { sealAccessLog } from '#platform/access-log/seal-access-log.ts'
import type { Databases } from '#platform/database/databases.ts'
import { openTestKeys, testDatabases } from '#platform/database/testing.ts'
import { logKeyIn, verifierKeyOf } from '#platform/ledger/keys.ts'
import { copyOf, startTestSequencer, until, untilPublished } from '#platform/ledger/witness/testing.ts'
import { listen } from '#platform/web/browser-testing.ts'
import { testDataFolder } from '#platform/web/testing.ts'
import { buildApp } from '../../server/app.ts'
import { seedCaseload } from '../../server/caseload/testing.ts'
import { rooms } from '../../server/rooms.ts'
import { candour, candourBeside } from '../candour.ts'
import { asOwnerOfDatabase } from '../insider.ts'

const databases = await testDatabases({ after })
const somebody = (await seedCaseload(databases)).get('X100001') ?? assert.fail('nobody is recorded')
const dataFolder = await openTestKeys()

const home = await mkdtemp(path.join(tmpdir(), 'candour-inspectorate-'))
after(() => rm(home, { recursive: true }))
const laptop = path.join(home, 'witness')

type Owner = { readonly after: (work: () => Promise<void>) => void }

/** The service on a database, signing with the keys of a folder. */
const serve = async (owner: Owner, of: Databases, folder: string) => {
  const sequencer = await startTestSequencer(owner, of, { dataFolder: folder })
  const config = { dataFolder: testDataFolder, demonstration: true }
  const log = pino({ level: 'silent' })
  const app = await buildApp({ config, databases: of, rooms, now: () => new Date(), log })
  owner.after(() => app.close())
  const stop = async (): Promise<void> => {
    await app.close()
    await sequencer.stop()
  }
  return { sequencer, address: await listen(app), stop }
}

const fsck = async (of: Databases = databases) => candourBeside(of.url, await openTestKeys(), 'fsck')

/** What the inspectorate takes from the log's own page: the newest checkpoint, and that it begins with what was seen before. */
const consistencyFile = async (address: string, from: number): Promise<string> => {
  const file = path.join(home, `from-${from}-${Math.random()}`)
  await writeFile(file, await (await fetch(`${address}/ledger/consistency?from=${from}`)).text())
  return file
}

const sizeIn = (note: string): number => Number(note.split('\n')[1])

const firstEntry = async (): Promise<{ id: string; from: string }> => {
  const { rows } = await sql<{ id: string; from: string }>`select entry_id as id, happened_from::text as from
    from caseload.entry where person_id = ${somebody} order by seq limit 1`.execute(databases.system)
  return rows[0] ?? assert.fail('the record is empty')
}

/** Somebody uses the service, and what they did becomes one more leaf of its log. */
const use = async (address: string, of: Databases): Promise<void> => {
  await fetch(`${address}/published`)
  await until('the use is sealed', async () => (await sealAccessLog(of.system, new Date())) > 0)
}

// The inspectorate's laptop trusts the key of this log. An operator keeps a backup, and a copy of the folder with the key.
const made = await candour(
  ...['witness', 'init', '--folder', laptop, '--name', 'inspectorate.example'],
  ...['--log', verifierKeyOf(await logKeyIn(dataFolder))],
)
assert.equal(made.code, 0, made.said)
const before = await serve({ after }, databases, dataFolder)
await untilPublished(databases)
await before.stop()
const backup = await copyOf({ after }, databases)
const forkFolder = path.join(home, 'fork')
await cp(dataFolder, forkFolder, { recursive: true })

// Life goes on, and the laptop cosigns what it sees.
const service = await serve({ after }, databases, dataFolder)
await use(service.address, databases)
await untilPublished(databases)
const first = await candour('witness', 'sign', '--folder', laptop, await consistencyFile(service.address, 0))
assert.equal(first.code, 0, first.said)
const seen = sizeIn(first.said)

test('a record that nobody touched has no differences', async () => {
  const { code, said } = await fsck()
  assert.match(said, /nothing differs$/m)
  assert.equal(code, 0)
})

test('a row that was rewritten in place is named, with what the record says', async () => {
  const { rows } = await sql<{ tier: string | null }>`select tier from caseload.person
    where person_id = ${somebody}`.execute(databases.system)
  await asOwnerOfDatabase(databases, `update caseload.person set tier = 'D0' where person_id = $1`, [somebody])
  const { code, said } = await fsck()
  await asOwnerOfDatabase(databases, `update caseload.person set tier = $2 where person_id = $1`, [
    somebody,
    rows[0]?.tier,
  ])
  assert.equal(code, 1, said)
  assert.match(said, new RegExp(`^caseload projection: ${somebody}: tier is "D0" where the entries say`, 'm'))
})

test('an entry that was moved to another day is named, and so is one whose leaf was rewritten with it', async () => {
  const { id, from } = await firstEntry()
  await asOwnerOfDatabase(databases, `update caseload.entry set happened_from = '2020-01-01' where entry_id = $1`, [id])
  const moved = await fsck()
  assert.match(moved.said, new RegExp(`^entry column: entry ${id}: happened_from is 2020-01-01`, 'm'))

  const rewrite = `update ledger.leaf_in set envelope = convert_to(replace(convert_from(envelope, 'UTF8'), $2, $3), 'UTF8'),
    leaf_hash = sha256('\\x00'::bytea || convert_to(replace(convert_from(envelope, 'UTF8'), $2, $3), 'UTF8'))
    where entry_id = $1`
  const days = [`"from":"${from}"`, '"from":"2020-01-01"']
  await asOwnerOfDatabase(databases, rewrite, [id, ...days])
  const rewritten = await fsck()
  await asOwnerOfDatabase(databases, rewrite, [id, ...days.toReversed()])
  await asOwnerOfDatabase(databases, `update caseload.entry set happened_from = $2 where entry_id = $1`, [id, from])
  assert.equal(rewritten.code, 1)
  assert.match(rewritten.said, /^chain link: entry /m)
  assert.match(rewritten.said, /^tile: tile \d+ of level 0: hash \d+ is not the one that its leaves give$/m)
  assert.match(rewritten.said, /^checkpoint root: checkpoint \d+: states a root that its leaves do not give$/m)
})

test('an older backup that is put in its place is named as one, and numbered no further', async t => {
  await service.stop()
  const older = await copyOf(t, backup)
  const sequencer = await startTestSequencer(t, older, { dataFolder })
  assert.match(sequencer.failure()?.message ?? '', /^This database holds .* leaves; .* were signed on .* older copy/)
})

test('a second history of the log, signed with its own key, is refused by whoever has seen the first', async t => {
  const fork = await copyOf(t, backup)
  const { sequencer, address } = await serve(t, fork, forkFolder)
  for (let size = 0; size <= seen; size = await untilPublished(fork)) await use(address, fork)

  // Alone it looks right: its own folder does not remember the first history, and every signature is good.
  assert.equal(sequencer.failure(), null)
  assert.match((await fsck(fork)).said, /nothing differs$/m)
  const { code, said } = await candour('witness', 'sign', '--folder', laptop, await consistencyFile(address, seen))
  assert.equal(code, 1)
  assert.match(said, /^Not cosigned: the proof leads to another old root/)
})
