import { ConfigurationError, readConfig } from '#platform/config.ts'
import type { Databases } from '#platform/database/databases.ts'
import { NoDatabase, openExisting } from '#platform/database/open-existing.ts'
import type { Io } from './command.ts'
import { BadInput } from './command.ts'
import '../server/projectors.ts'

/**
 * Runs work on the database of this machine's settings, the service running or not, and gives it back afterwards.
 *
 * @throws BadInput when the settings are wrong or there is no database, with what to do
 */
export const onExistingDatabase = async <T>(io: Io, work: (databases: Databases) => Promise<T>): Promise<T> => {
  const { databases, release } = await open(io)
  try {
    return await work(databases)
  } finally {
    await release()
  }
}

const open = async (io: Io) => {
  try {
    return await openExisting(readConfig(process.env), line => io.stderr.write(`${line}\n`))
  } catch (error) {
    if (error instanceof ConfigurationError || error instanceof NoDatabase) throw new BadInput(error.message)
    throw error
  }
}
