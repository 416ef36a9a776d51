import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { openTestKeys, testDatabases } from '#platform/database/testing.ts'
import { integrateAll } from '#platform/ledger/integrate.ts'
import { openFor, sealFor } from '#platform/subject-keys/subject-keys.ts'
import { seedCaseload } from '../../server/caseload/testing.ts'
import { candour } from '../main.ts'

const databases = await testDatabases({ after })
const ids = await seedCaseload(databases)
await integrateAll(databases.system)

type Surroundings = { readonly DATABASE_URL?: string; readonly CANDOUR_DATA?: string }

/** Runs fsck as a person would, with these settings around it. */
const fsck = async ({ DATABASE_URL = '', CANDOUR_DATA = '' }: Surroundings, args: readonly string[] = []) => {
  const before = { ...process.env }
  Object.assign(process.env, { DATABASE_URL, CANDOUR_DATA })
  const io = { stdin: Readable.from([]), stdout: new PassThrough(), stderr: new PassThrough() }
  try {
    const code = await candour(['fsck', ...args], io)
    io.stdout.end()
    io.stderr.end()
    return { code, stdout: await text(io.stdout), stderr: await text(io.stderr) }
  } finally {
    process.env = before
  }
}

/** Does what only the database's own administrator can: no trigger fires, no policy applies. */
const asAdministrator = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: databases.url })
  await client.connect()
  await client.query(`set session_replication_role = replica; ${statement}`)
  await client.end()
}

const here = { DATABASE_URL: databases.url, CANDOUR_DATA: await openTestKeys() }

test('a record that nobody touched is clean', async () => {
  const { code, stdout } = await fsck(here)
  assert.match(
    stdout,
    /^\d+ entries in 12 chains, \d+ numbered, 0 waiting, 0 checkpoints, 0 sealed events: nothing differs\n$/,
  )
  assert.equal(code, 0)
})

test('a row of the current state that an administrator improved is named, with what the entries say', async () => {
  const id = ids.get('X100004')
  await asAdministrator(`update caseload.person set tier = 'D2' where person_id = '${id}'`)
  const { code, stdout } = await fsck(here)
  await asAdministrator(`update caseload.person set tier = 'A1' where person_id = '${id}'`)
  assert.ok(stdout.startsWith(`caseload projection: ${id}: tier is "D2" where the entries say "A1"\n`), stdout)
  assert.equal(code, 1)
})

test('an entry that an administrator reworded is named by its id and not by its words', async () => {
  const [entry] = (
    await sql<{
      entry_id: string
      person_id: string
      sealed: Buffer
    }>`select entry_id, person_id, sealed from caseload.entry
      where kind = 'risk-assessment' limit 1`.execute(databases.system)
  ).rows
  assert.ok(entry)
  const put = (sealed: Buffer) =>
    asAdministrator(
      `update caseload.entry set sealed = '\\x${sealed.toString('hex')}' where entry_id = '${entry.entry_id}'`,
    )
  // Somebody who holds the keys as well as the database.
  const words = openFor(entry.person_id, entry.entry_id, entry.sealed).toString('latin1').replace('First', 'Third')
  await put(sealFor(entry.person_id, entry.entry_id, Buffer.from(words, 'latin1')))
  const { code, stdout } = await fsck(here)
  await put(entry.sealed)
  assert.match(stdout, new RegExp(`^commitment: entry ${entry.entry_id}: payload and salt do not open`, 'm'))
  assert.doesNotMatch(stdout, /Third assessment/)
  assert.equal(code, 1)
})

test('words that were put in place without the key of the person are named', async () => {
  const [entry] = (
    await sql<{ entry_id: string; sealed: Buffer }>`select entry_id, sealed from caseload.entry limit 1`.execute(
      databases.system,
    )
  ).rows
  assert.ok(entry)
  const put = (sealed: Buffer) =>
    asAdministrator(
      `update caseload.entry set sealed = '\\x${sealed.toString('hex')}' where entry_id = '${entry.entry_id}'`,
    )
  await put(Buffer.from(entry.sealed.with(40, (entry.sealed[40] ?? 0) ^ 1)))
  const { code, stdout } = await fsck(here)
  await put(entry.sealed)
  assert.match(
    stdout,
    new RegExp(`^sealed entry: entry ${entry.entry_id}: does not open with the key of its person`, 'm'),
  )
  assert.equal(code, 1)
})

test('a database whose keys are elsewhere is not called damaged', async () => {
  const { code, stderr } = await fsck({ DATABASE_URL: databases.url, CANDOUR_DATA: path.join(tmpdir(), randomUUID()) })
  assert.equal(code, 2)
  assert.match(stderr, /people\.sqlite is missing: it holds the keys of the records\. Set CANDOUR_DATA/)
})

test('a database that does not answer is not called damaged', async () => {
  const { code, stdout, stderr } = await fsck({ DATABASE_URL: 'postgres://candour@127.0.0.1:1/candour' })
  assert.deepEqual([code, stdout], [2, ''])
  assert.match(stderr, /^candour fsck: No PostgreSQL answers at DATABASE_URL\. Start it/)
})

test('a database without a ledger is not called clean', async () => {
  const { code, stderr } = await fsck({ DATABASE_URL: databases.url.replace(/[^/]+$/, 'postgres') })
  assert.equal(code, 2)
  assert.match(stderr, /There is no ledger in this database yet\. Start Candour on it first/)
})

test('a folder without a database is named, and stays as it was', async () => {
  const folder = path.join(tmpdir(), `candour-nothing-${randomUUID()}`)
  const { code, stderr } = await fsck({ CANDOUR_DATA: folder })
  assert.equal(code, 2)
  assert.equal(
    stderr,
    `candour fsck: There is no database in ${folder}. Start Candour first, or set CANDOUR_DATA or DATABASE_URL.\n`,
  )
})

test('an argument that fsck does not know is refused', async () => {
  const { code, stderr } = await fsck(here, ['--fix'])
  assert.equal(code, 2)
  assert.match(stderr, /takes no arguments, not "--fix"/)
})
