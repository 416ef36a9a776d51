import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import type { Entry } from '../record/entry.ts'

/**
 * When one author writes this many entries within ten minutes before and after one of them, the entry says so. A choice of this
 * project, not a published standard: it is shown, never blocked, and says nothing of why.
 */
export const writtenTogether = { since: '2026-01-01', entries: 10, minutes: 10 }
/** Past this many nobody needs the exact number. */
const MOST = 200

/**
 * How many entries the author of each of these wrote around the same minutes, in every record that the reader may open.
 *
 * @returns by entry id, only those at or above the number from which it is shown; 200 stands for 200 or more
 */
export const writtenTogetherWith = async (
  trx: Trx,
  entries: readonly Entry[],
): Promise<ReadonlyMap<string, number>> => {
  if (entries.length === 0) return new Map()
  const { rows } = await sql<{ id: string; together: number }>`
    select e.id, together.count as together
    from unnest(${entries.map(one => one.entryId)}::uuid[], ${entries.map(one => one.author)}::text[],
      ${entries.map(one => one.recordedAt)}::timestamptz[]) e (id, author, at),
    lateral (select count(*)::int as count from (select from caseload.entry o where o.author = e.author
      and o.recorded_at between e.at - make_interval(mins => ${writtenTogether.minutes})
        and e.at + make_interval(mins => ${writtenTogether.minutes}) limit ${MOST}) around) together
    where together.count >= ${writtenTogether.entries}`.execute(trx)
  return new Map(rows.map(row => [row.id, row.together]))
}
