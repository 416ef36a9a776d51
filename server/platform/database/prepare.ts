import type { Config } from '../config.ts'
import { subjectKeys, useSubjectKeys } from '../subject-keys/subject-keys.ts'
import { createDatabase } from './create-database.ts'
import { lockDataFolder } from './data-folder-lock.ts'
import { type Databases, openDatabases } from './databases.ts'
import { startCluster } from './embedded/cluster.ts'
import { migrate } from './migrate.ts'
import { explainUnreachable } from './reach.ts'

export type PreparedDatabase = {
  readonly databases: Databases
  /** Closes the connections, stops the embedded server if it is ours, gives the data folder back. */
  readonly release: () => Promise<void>
}

/**
 * Takes the data folder, starts the embedded PostgreSQL or reaches the one of `DATABASE_URL`, and migrates.
 *
 * @throws Error that says what to do; nothing is left running or locked
 */
export const prepareDatabase = async (config: Config, say: (line: string) => void): Promise<PreparedDatabase> => {
  const unlock = await lockDataFolder(config.dataFolder)
  let stopCluster = async (): Promise<void> => {}
  try {
    let url = config.databaseUrl
    if (!url) {
      say('Starting the embedded PostgreSQL')
      const cluster = await startCluster(config.dataFolder)
      stopCluster = cluster.stop
      url = await createDatabase(cluster.address, 'candour')
    }
    const applied = await migrate(url).catch(error => {
      throw config.databaseUrl ? explainUnreachable(error) : error
    })
    if (applied > 0) say(`Applied ${applied} migrations`)
    useSubjectKeys(config.dataFolder)
    // A file that cannot be made or read is known now, not at the first entry.
    subjectKeys()
    const databases = openDatabases(url)
    const release = async (): Promise<void> => {
      await databases.close()
      await stopCluster()
      await unlock()
    }
    return { databases, release }
  } catch (error) {
    await stopCluster()
    await unlock()
    throw error
  }
}
