import { rm } from 'node:fs/promises'
import type { Task, TaskList } from 'graphile-worker'
import type { z } from 'zod'
import { presentRoleOf } from '#platform/access/present-role.ts'
import type { Databases } from '#platform/database/databases.ts'
import { queueJob } from '#platform/jobs/queue-job.ts'
import { ForecastsAsked, MAKE_FORECASTS, makeForecasts } from './ahead/kept/make-forecasts.ts'
import { ImportJob, importJob } from './commands/offer-workbook.ts'
import { importEstablishment } from './establishment/import-establishment.ts'
import { establishmentJob } from './establishment/offer.ts'
import { refuseImport } from './import/import-record.ts'
import { importWorkbook } from './import/import-workbook.ts'
import { refusedReport } from './import/report.ts'
import { can } from './permissions.ts'
import { closeWeeks } from './weeks/close-weeks.ts'

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

/** Closes the weeks that are over; runs every night and at every start. */
export const closeWeeksJob = 'close-weeks'

/** Weeks to one run, so that after a long standstill other jobs get their turn in between. */
const WEEKS_TO_A_RUN = 8

/** The background jobs of this room. */
export const workforceTasks = (databases: Databases): TaskList => ({
  [importJob]: reading(databases, offered => importWorkbook(databases, offered)),
  [closeWeeksJob]: async () => {
    const { more } = await closeWeeks(databases.system, new Date(), WEEKS_TO_A_RUN)
    if (more) await queueJob(databases.system, closeWeeksJob, {})
  },
  [MAKE_FORECASTS]: payload =>
    makeForecasts(databases.system, { ...ForecastsAsked.parse(payload ?? {}), now: new Date() }),
  [establishmentJob]: reading(databases, offered => importEstablishment(databases, offered)),
})
