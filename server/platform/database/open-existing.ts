import { stat } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import type { Config } from '../config.ts'
import { keyFileIn, useSubjectKeys } from '../subject-keys/subject-keys.ts'
import { FolderInUse, lockDataFolder } from './data-folder-lock.ts'
import { openDatabases } from './databases.ts'
import { clusterFolder, startCluster } from './embedded/cluster.ts'
import { runningAddress } from './embedded/running.ts'
import type { PreparedDatabase } from './prepare.ts'
import { explainUnreachable } from './reach.ts'

/** There is no database to open. The message says what to do. */
export class NoDatabase extends Error {}

const NO_LEDGER = 'There is no ledger in this database yet. Start Candour on it first.'

const unlockOrInUse = async (dataFolder: string): Promise<(() => Promise<void>) | 'in use'> => {
  try {
    return await lockDataFolder(dataFolder)
  } catch (error) {
    if (error instanceof FolderInUse) return 'in use'
    throw error
  }
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

const refuseMissing = async (dataFolder: string): Promise<void> => {
  if ((await isThere(dataFolder)) && (await isThere(path.join(await clusterFolder(dataFolder), 'PG_VERSION')))) return
  throw new NoDatabase(
    `There is no database in ${dataFolder}. Start Candour first, or set CANDOUR_DATA or DATABASE_URL.`,
  )
}

/** A server that Candour never ran on has not even its roles: it refuses ours as a wrong value of the setting "role". */
const explainOpening = (error: unknown): unknown => {
  if (error instanceof Error && /invalid value for parameter "role"/.test(error.message)) {
    return new NoDatabase(NO_LEDGER, { cause: error })
  }
  const explained = explainUnreachable(error)
  return explained instanceof Error && explained !== error ? new NoDatabase(explained.message, { cause: error }) : error
}

/** The keys without which no record of this database can be read; nothing is made where there are none. */
const useKeysOf = async (dataFolder: string): Promise<void> => {
  const file = keyFileIn(dataFolder)
  if (!(await isThere(file))) {
    throw new NoDatabase(
      `${file} is missing: it holds the keys of the records. Set CANDOUR_DATA to the folder of this database.`,
    )
  }
  useSubjectKeys(dataFolder)
}

/** Opens the pools on a database that holds a ledger; `end` gives back what was started for it. */
const opened = async (url: string, dataFolder: string, end: () => Promise<void>): Promise<PreparedDatabase> => {
  const databases = openDatabases(url)
  const release = async (): Promise<void> => {
    await databases.close()
    await end()
  }
  try {
    const answer = await sql<{ ledger: string | null }>`select to_regclass('ledger.head')::text as ledger`.execute(
      databases.system,
    )
    if (!answer.rows[0]?.ledger) throw new NoDatabase(NO_LEDGER)
    await useKeysOf(dataFolder)
    return { databases, release }
  } catch (error) {
    await release()
    throw explainOpening(error)
  }
}

const embedded = async (dataFolder: string, say: (line: string) => void): Promise<PreparedDatabase> => {
  await refuseMissing(dataFolder)
  const unlock = await unlockOrInUse(dataFolder)
  if (unlock === 'in use') {
    const address = await runningAddress(dataFolder)
    if (!address) throw new NoDatabase(`Candour is just starting or stopping on ${dataFolder}. Try again in a minute.`)
    say('Candour is running: its database is read as it stands now')
    return opened(`${address}candour`, dataFolder, async () => {})
  }
  try {
    const cluster = await startCluster(dataFolder)
    return await opened(`${cluster.address}candour`, dataFolder, async () => {
      await cluster.stop()
      await unlock()
    })
  } catch (error) {
    await unlock()
    throw error
  }
}

/**
 * Opens a database that is there already, running or not, and makes or migrates nothing: that of `DATABASE_URL`, the embedded one
 * of a Candour that runs now, or the embedded one started for this alone.
 *
 * @throws NoDatabase when there is none, or it does not let us in
 */
export const openExisting = (config: Config, say: (line: string) => void): Promise<PreparedDatabase> =>
  config.databaseUrl ? opened(config.databaseUrl, config.dataFolder, async () => {}) : embedded(config.dataFolder, say)
