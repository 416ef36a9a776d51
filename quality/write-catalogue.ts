import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readCatalogue } from '#platform/database/catalogue/read-catalogue.ts'
import { createDatabase } from '#platform/database/create-database.ts'
import { openDatabases } from '#platform/database/databases.ts'
import { migrate } from '#platform/database/migrate.ts'
import { startTestCluster } from '#platform/database/testing.ts'

/**
 * Writes down who may do what in a freshly migrated database, for `catalogue.test.ts` to hold every later one against. Its
 * difference is what a reviewer of a migration reads: node quality/write-catalogue.ts && git diff
 */
const file = path.resolve(import.meta.dirname, '../server/platform/database/catalogue/snapshot.json')

const cluster = await startTestCluster()
const url = await createDatabase(cluster.address, 'catalogue')
await migrate(url)
const databases = openDatabases(url)
await writeFile(file, `${JSON.stringify(await readCatalogue(databases.system), null, 2)}\n`)
await databases.close()
await cluster.stop()
