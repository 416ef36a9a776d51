import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import '../server/projectors.ts'
import { createDatabase } from '#platform/database/create-database.ts'
import { type Databases, openDatabases } from '#platform/database/databases.ts'
import { startCluster } from '#platform/database/embedded/cluster.ts'
import { migrate } from '#platform/database/migrate.ts'
import { useSubjectKeys } from '#platform/subject-keys/subject-keys.ts'

/** A database of its own with the settings that people run: what is written is on disk. Closing it removes it. */
export const benchDatabases = async (): Promise<Databases> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-bench-'))
  await chmod(folder, 0o755)
  const cluster = await startCluster(folder)
  const url = await createDatabase(cluster.address, 'bench')
  await migrate(url)
  useSubjectKeys(folder)
  const databases = openDatabases(url)
  return {
    ...databases,
    close: async () => {
      await databases.close()
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Cleans every table and counts what is in them, as the database does by itself within minutes of a load. As the owner of the tables:
 * asked as the system role it is passed over with a warning that nobody sees, and queries are planned for empty tables.
 */
export const vacuumAnalyze = async ({ url }: Databases): Promise<void> => {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  await owner.query('vacuum analyze')
  await owner.end()
}
