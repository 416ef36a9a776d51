import type { Db, Trx } from '#platform/database/tables.ts'
import { workforce } from '../tables.ts'
import { type ImportReport, refusedReport } from './report.ts'

export type Offer = {
  readonly name: string
  readonly by: string
  readonly now: Date
  /** Left out: the nightly workbook. */
  readonly kind?: 'establishment'
}

/** Notes that somebody offered a workbook. Reading it comes later. */
export const offerImport = async (db: Db | Trx, { name, by, now, kind }: Offer): Promise<number> => {
  const row = await workforce(db)
    .insertInto('workforce.import')
    .values({ kind, name, offered_by: by, offered_at: now, status: 'waiting', changed_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Says how far the reading has come, for the page that a person watches. `done` runs from 0 to 1. */
export const noteProgress = async (db: Db, id: number, stage: string, done: number): Promise<void> => {
  await workforce(db)
    .updateTable('workforce.import')
    .set({ status: 'running', stage, done: Math.min(1, Math.max(0, done)), changed_at: new Date() })
    .where('id', '=', id)
    .execute()
}

/** Closes an import that changed nothing, with the reason. */
export const refuseImport = async (db: Db, id: number, report: ImportReport): Promise<void> => {
  await workforce(db)
    .updateTable('workforce.import')
    .set({ status: 'refused', stage: '', changed_at: new Date(), report: JSON.stringify(report) })
    .where('id', '=', id)
    .execute()
}

const abandoned = refusedReport(
  'The service stopped before the file was read to its end. Nothing was changed: send the file again.',
)

/** Closes imports that no process is reading any more. Call it only while holding the lock of imports. */
export const refuseAbandoned = async (db: Db, current: number): Promise<void> => {
  await workforce(db)
    .updateTable('workforce.import')
    .set({ status: 'refused', stage: '', changed_at: new Date(), report: JSON.stringify(abandoned) })
    .where('status', '=', 'running')
    .where('id', '<>', current)
    .execute()
}
