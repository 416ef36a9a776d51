import { sql } from 'kysely'
import type { Db, Trx } from '#platform/database/tables.ts'

/** Asks for a background job. It starts only if and when this transaction commits. */
export const queueJob = async (
  trx: Trx | Db,
  job: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> => {
  await sql`select platform.queue_job(${job}, ${JSON.stringify(payload)}::json)`.execute(trx)
}
