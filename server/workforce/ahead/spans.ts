import type { SpanCount, Weigh } from '@candour/forecast'
import { casePoints, type RuleSet, tierCode } from '@candour/workload'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'

/** What is on record of the people of some teams, in counts and whole weeks from a day, by team. */
export const spansByTeam = async (
  trx: Trx,
  teams: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, readonly SpanCount[]>> => {
  const { rows } = await sql<SpanCount>`select * from workforce.spans_by_week(${on}, ${teams}::text[])`.execute(trx)
  return Map.groupBy(rows, ({ team }) => team)
}

const DAY_MS = 86_400_000

/** The week of the first day on record, counted from a day; undefined while nobody is on record. */
export const recordBegins = async (trx: Trx, on: Day): Promise<number | undefined> => {
  const { rows } = await sql<{ day: Day | null }>`select workforce.record_begins() as day`.execute(trx)
  const day = rows[0]?.day
  return day ? Math.ceil((Date.parse(day) - Date.parse(on)) / DAY_MS / 7) : undefined
}

/** Points of a case by a rule set: nothing without a tier that it knows, and of an inactive case what it keeps. */
export const weighBy = (ruleSet: RuleSet): Weigh => {
  const { inactive } = ruleSet.data
  const kept = { warrant: inactive.warrants / 100, 'unpaid-work-only': inactive.unpaidWork / 100 }
  return sort => {
    const code = sort.tier === null ? undefined : tierCode(sort.tier, ruleSet)
    if (code === undefined) return 0
    return casePoints(sort.location, code, false, ruleSet) * (sort.inactive === null ? 1 : kept[sort.inactive])
  }
}
