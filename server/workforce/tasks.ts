import { rm } from 'node:fs/promises'
import type { Task, TaskList } from 'graphile-worker'
import type { z } from 'zod'
import { presentRoleOf } from '#platform/access/present-role.ts'
import type { Databases } from '#platform/database/databases.ts'
import { ImportJob, importJob } from './commands/offer-workbook.ts'
import { importEstablishment } from './establishment/import-establishment.ts'
import { establishmentJob } from './establishment/offer.ts'
import { refuseImport } from './import/import-record.ts'
import { importWorkbook } from './import/import-workbook.ts'
import { refusedReport } from './import/report.ts'
import { can } from './permissions.ts'

const NO_LONGER = 'Whoever sent this file may no longer import a workbook. Nothing was changed.'

const mayStillImport = async ({ system }: Databases, username: string): Promise<boolean> => {
  const role = await presentRoleOf(system, username)
  return role !== null && can.importWorkbook.roles.includes(role)
}

type Offered = Omit<z.output<typeof ImportJob>, 'import'> & { readonly offer: number; readonly now: Date }

/** Reads an offered file, if whoever sent it may still send one; the file goes, whatever becomes of it. */
const reading =
  (databases: Databases, read: (offered: Offered) => Promise<unknown>): Task =>
  async payload => {
    const { import: offer, ...file } = ImportJob.parse(payload)
    try {
      if (await mayStillImport(databases, file.by)) await read({ ...file, offer, now: new Date() })
      else await refuseImport(databases.system, offer, refusedReport(NO_LONGER))
    } finally {
      await rm(file.path, { force: true })
    }
  }

/** The background jobs of this room. */
export const workforceTasks = (databases: Databases): TaskList => ({
  [importJob]: reading(databases, offered => importWorkbook(databases, offered)),
  [establishmentJob]: reading(databases, offered => importEstablishment(databases, offered)),
})
