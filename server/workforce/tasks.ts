import { rm } from 'node:fs/promises'
import type { TaskList } from 'graphile-worker'
import type { Databases } from '#platform/database/databases.ts'
import { ImportJob, importJob } from './commands/offer-workbook.ts'
import { importWorkbook } from './import/import-workbook.ts'

/** The background jobs of this room. */
export const workforceTasks = (databases: Databases): TaskList => ({
  [importJob]: async payload => {
    const { import: offer, ...file } = ImportJob.parse(payload)
    try {
      await importWorkbook(databases, { ...file, offer, now: new Date() })
    } finally {
      await rm(file.path, { force: true })
    }
  },
})
