import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'

/** How often one person used one record in a time, and when last. */
export type Opened = {
  readonly subject: string
  readonly who: string
  readonly times: number
  readonly last: Date
}

/**
 * Who opened records since an instant, to prepare for an inspection or for any other reason: one line for each record and
 * person, the most frequent first. Attempts that showed nothing do not count. As far as who asks may read the access log.
 *
 * @param subjects pseudonyms, as events name them
 * @source reference, ledger 3.6
 */
export const accessSince = async (trx: Trx, subjects: readonly string[], at: Date): Promise<readonly Opened[]> => {
  const { rows } = await sql<Opened>`select subject_id as subject, who, count(*) as times, max(at) as last
    from platform.audit_event
    where subject_id = any(${subjects}::text[]) and at > ${at} and outcome = 'done'
    group by subject_id, who order by count(*) desc, subject_id, who`.execute(trx)
  return rows
}
