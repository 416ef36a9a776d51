import { sql } from 'kysely'
import type { Db, Trx } from '#platform/database/tables.ts'

export type Establishment = { readonly funded: number; readonly vacant: number; readonly newest: number }

/**
 * Funded and vacant posts at and below a unit, and how many are filled by someone who joined within the year before a day.
 *
 * @returns undefined when no post is recorded for the unit: that is not the same as no vacancy
 */
export const establishmentOf = async (trx: Trx | Db, unit: string, day: string): Promise<Establishment | undefined> => {
  const { rows } = await sql<Establishment>`select count(*)::int as funded,
      count(*) filter (where p.practitioner is null)::int as vacant,
      count(*) filter (where s.joined > ${day}::date - interval '1 year')::int as newest
    from platform.post p left join platform.practitioner s on s.code = p.practitioner
    where p.team = any(platform.teams_below(${unit}))`.execute(trx)
  const [found] = rows
  return found && found.funded > 0 ? found : undefined
}
