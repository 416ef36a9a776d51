import { rm } from 'node:fs/promises'
import path from 'node:path'
import { readConfig } from '#platform/config.ts'
import { lockDataFolder } from '#platform/database/data-folder-lock.ts'
import { clusterFolder } from '#platform/database/embedded/cluster.ts'
import { stopOrphan } from '#platform/database/embedded/orphan.ts'

/** Forgets the demonstration service: the next start makes it anew. Never touches a database named by DATABASE_URL. */
const reset = async (): Promise<string> => {
  const config = readConfig(process.env)
  if (config.databaseUrl) {
    throw new Error(
      'DATABASE_URL is set. Candour does not empty a database it did not make: drop it yourself, or unset it.',
    )
  }
  const unlock = await lockDataFolder(config.dataFolder)
  const folder = await clusterFolder(config.dataFolder)
  await stopOrphan(folder)
  await rm(folder, { recursive: true, force: true })
  for (const kept of ['keys', 'database-password']) {
    await rm(path.join(config.dataFolder, kept), { recursive: true, force: true })
  }
  await unlock()
  return 'The demonstration service is gone. "npm start" makes it anew.'
}

try {
  console.error(await reset())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
