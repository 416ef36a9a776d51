import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
// What rooms derive from the record is derived in tests too, whatever else a test imports.
import '../../projectors.ts'
import { useSubjectKeys } from '../subject-keys/subject-keys.ts'
import { createDatabase, dropDatabase } from './create-database.ts'
import { type Databases, openDatabases } from './databases.ts'
import { startCluster } from './embedded/cluster.ts'
import { migrate } from './migrate.ts'

/** Durability off: a test cluster that loses power is simply made again. Each page test went from 40 ms to 15 ms. */
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']
const TEMPLATE = 'candour_template'

export type TestCluster = { readonly address: string; readonly stop: () => Promise<void> }

/** A cluster with a migrated template. `npm test` starts one for the whole run and passes its address on. */
export const startTestCluster = async (): Promise<TestCluster> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-test-'))
  // A temporary folder is closed to others, and under root the database runs as another account.
  await chmod(folder, 0o755)
  const cluster = await startCluster(folder, FAST)
  const template = await createDatabase(cluster.address, TEMPLATE)
  await migrate(template)
  return {
    address: cluster.address,
    stop: async () => {
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

let own: Promise<TestCluster> | undefined

const clusterAddress = async (): Promise<string> => {
  const given = process.env.CANDOUR_TEST_CLUSTER
  if (given) return given
  if (!own) {
    own = startTestCluster()
    // Not an `after` hook: called inside a test it would belong to that test alone and end the cluster under the next one.
    process.once('beforeExit', async () => (await own)?.stop())
  }
  return (await own).address
}

let keyFolder: string | undefined

/** The data folder of this process's keys of people, for a test that starts another process on its database. */
export const openTestKeys = async (): Promise<string> => {
  if (keyFolder) return keyFolder
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-keys-'))
  keyFolder = folder
  useSubjectKeys(folder)
  process.once('beforeExit', () => rm(folder, { recursive: true, force: true }))
  return folder
}

type HasAfter = { readonly after: (work: () => Promise<void>) => void }

/** Fills a migrated database once for every process of the run, whoever comes first; the others wait for it. Copy it by its name. */
export const fillTemplate = async (name: string, fill: (databases: Databases) => Promise<void>): Promise<void> => {
  const address = await clusterAddress()
  const client = new pg.Client({ connectionString: `${address}postgres` })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount !== 0) return
    const unfinished = `${name}_unfinished`
    await dropDatabase(address, unfinished)
    const databases = openDatabases(await createDatabase(address, unfinished, TEMPLATE))
    try {
      await fill(databases)
    } finally {
      await databases.close()
    }
    await client.query(
      `alter database ${client.escapeIdentifier(unfinished)} rename to ${client.escapeIdentifier(name)}`,
    )
  } finally {
    await client.end()
  }
}

/**
 * A fresh copy of the migrated template, dropped when the test or file that asked is done.
 *
 * @param owner the test context, or `{ after }` of node:test for a whole file
 * @param template another one that `fillTemplate` made
 */
export const testDatabases = async (owner: HasAfter, template = TEMPLATE): Promise<Databases> => {
  await openTestKeys()
  const address = await clusterAddress()
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const databases = openDatabases(await createDatabase(address, name, template))
  owner.after(async () => {
    await databases.close()
    await dropDatabase(address, name)
  })
  return databases
}
