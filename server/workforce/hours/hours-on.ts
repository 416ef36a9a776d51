import type { Reduction } from '@candour/workload'
import { reducedHours } from '@candour/workload'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { PostHours, Rules } from '../figures/officer-figure.ts'
import { assumedHours, sum } from '../figures/officer-figure.ts'
import { postKey } from '../import/posts.ts'
import { workforce } from '../tables.ts'

/** A reduction that a manager recorded, with who and where. */
export type RecordedReduction = {
  readonly id: number
  readonly team: string
  readonly officer: string
  readonly reason: string
  readonly hours: number
  readonly from: Day
  readonly to: Day | null
  readonly notes: string
}

/** Hours and reductions of every post on one day. */
export type HoursOnDay = {
  readonly of: (team: string, officer: string, gradeCode: string) => PostHours
  /** Teams in which an officer has hours on that day, above 0. */
  readonly teamsOf: (officer: string) => readonly string[]
  readonly reductionsOf: (team: string, officer: string) => readonly RecordedReduction[]
}

/** Contracted hours and reductions as they stood on a day. */
export const hoursOn = async (trx: Trx, day: Day, rules: Rules): Promise<HoursOnDay> => {
  const contracted = new Map<string, number>()
  const teams = new Map<string, string[]>()
  for (const { officer, team, hours } of await contractedOn(trx, day)) {
    contracted.set(postKey(team, officer), hours)
    if (hours > 0) teams.set(officer, [...(teams.get(officer) ?? []), team])
  }
  const seen = await reductionsOn(trx, day)
  const reductions = Map.groupBy(seen, ({ team, officer }) => postKey(team, officer))
  const unread = await unreadReductions(trx, day, new Set(seen.map(({ id }) => id)))
  const reductionsOf = (team: string, officer: string) => reductions.get(postKey(team, officer)) ?? []
  const of = (team: string, officer: string, gradeCode: string): PostHours => {
    const recorded = contracted.get(postKey(team, officer))
    return {
      contracted: recorded ?? assumedHours(gradeCode, rules),
      recorded: recorded !== undefined,
      reduced:
        hoursTakenOff(reductionsOf(team, officer), day, rules) +
        sum((unread.get(postKey(team, officer)) ?? []).map(({ hours }) => Number(hours))),
    }
  }
  return { of, teamsOf: officer => teams.get(officer) ?? [], reductionsOf }
}

/** Hours taken off by reductions that the reader may not read: numbers alone, so that a figure is the same for everybody. */
const unreadReductions = async (trx: Trx, day: Day, seen: ReadonlySet<number>) => {
  const { rows } = await sql<{ id: number; officer: string; team: string; hours: string }>`
    select id, officer, team, hours from workforce.reduced_hours_between(${day}, ${day})`.execute(trx)
  return Map.groupBy(
    rows.filter(({ id }) => !seen.has(id)),
    ({ team, officer }) => postKey(team, officer),
  )
}

type DatedReduction = Pick<RecordedReduction, 'reason' | 'hours' | 'from' | 'to'>

/** Hours a week that reductions take off on a day, to the hundredth. A reason that the rules do not list does not count. */
export const hoursTakenOff = (reductions: readonly DatedReduction[], day: Day, { ruleSet, profile }: Rules): number => {
  const listed = new Set(ruleSet.data.reductions.map(({ reason }) => reason))
  const dated = reductions.map((one): Reduction => ({ ...one, reasonEnabled: listed.has(one.reason) }))
  return Math.round(reducedHours(dated, day, profile) * 100) / 100
}

const contractedOn = async (trx: Trx, day: Day) => {
  const rows = await workforce(trx)
    .selectFrom('workforce.post_hours_now')
    .distinctOn(['officer', 'team'])
    .select(['officer', 'team', 'hours'])
    .where('from_day', '<=', day)
    .orderBy('officer')
    .orderBy('team')
    .orderBy('from_day', 'desc')
    .execute()
  return rows.map(row => ({ ...row, hours: Number(row.hours) }))
}

const reductionsOn = async (trx: Trx, day: Day): Promise<readonly RecordedReduction[]> => {
  const rows = await workforce(trx)
    .selectFrom('workforce.reduction_now')
    .select(['id', 'team', 'officer', 'reason', 'hours', 'from_day', 'to_day', 'notes'])
    .where('from_day', '<=', day)
    .where(sql<boolean>`coalesce(to_day, 'infinity') >= ${day}`)
    .orderBy('id')
    .execute()
  return rows.map(({ from_day: from, to_day: to, hours, ...row }) => ({ ...row, from, to, hours: Number(hours) }))
}
