import { existsSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Databases } from '#platform/database/databases.ts'
import { fillTemplate, openTestKeys, testDatabases } from '#platform/database/testing.ts'
import { keyFileIn } from '#platform/subject-keys/subject-keys.ts'
import { smallService, writeSmallService } from './small-service.ts'

const TEMPLATE = 'candour_small_service'

type Owner = { readonly after: (work: () => Promise<void>) => void }

const write = (databases: Databases): Promise<void> => writeSmallService(databases, smallService())

/**
 * A database of its own with the small service. A run of tests writes it once and copies it, for twenty files spent three seconds
 * each on the same; without such a run it is written here.
 */
export const smallDatabases = async (owner: Owner): Promise<Databases> => {
  const shared = process.env.CANDOUR_TEST_FOLDER
  if (!shared) {
    const databases = await testDatabases(owner)
    await write(databases)
    return databases
  }
  const own = keyFileIn(await openTestKeys())
  const keys = path.join(shared, 'people.sqlite')
  await fillTemplate(TEMPLATE, async databases => {
    await write(databases)
    await copyFile(own, keys)
  })
  // Whoever wrote it has the keys of its people already; everybody else gets them before the first key of their own.
  if (!existsSync(own)) {
    await mkdir(path.dirname(own), { recursive: true, mode: 0o700 })
    await copyFile(keys, own)
  }
  return testDatabases(owner, TEMPLATE)
}
