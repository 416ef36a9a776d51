import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import type { Challenge } from './challenges.ts'

/** An entry about the officer since the challenge, which may have put the figure right. */
export type LaterEntry = { readonly id: string; readonly at: Date; readonly author: string }

/** Those that the person may see, the first one first. */
export const laterEntries = async (trx: Trx, { officer, opened_at }: Challenge): Promise<readonly LaterEntry[]> => {
  const { rows } = await sql<LaterEntry>`
    select id, recorded_at as at, author from workforce.staff_entry
    where officer = ${officer} and recorded_at >= ${opened_at} order by recorded_at`.execute(trx)
  return rows
}
