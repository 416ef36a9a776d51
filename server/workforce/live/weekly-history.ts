import type { Figure, RuleSet } from '@candour/workload'
import { ruleSetOn } from '@candour/workload'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { postKey } from '../import/posts.ts'
import type { OfficerLoad } from '../queries/officers.ts'
import type { UnitKind } from '../queries/units.ts'
import { workOverTime } from '../work/work-on.ts'
import type { CasesOfSort } from './cases.ts'
import { livePostsOf } from './live-posts.ts'
import { loadOfPost } from './load-of-post.ts'
import { placesOf, staffOf } from './staff.ts'
import { sumsOf } from './unit-sums.ts'
import { hoursOverTime } from './weekly-hours.ts'

/** What a unit or an officer carried on one Monday. */
export type WeekLoad = {
  /** The Monday: the figure is the one as at that day. */
  readonly week: Day
  readonly used: number
  readonly available: number
  readonly percent: Figure
  readonly cases: number
  readonly unnamedCases: number
  readonly officers: number
  /** Officers above the ceiling of that day's rules. */
  readonly red: number
}

/** Of whom a history is: a unit, or one officer in one team. */
export type HistoryOf =
  | { readonly kind: UnitKind; readonly code: string }
  | { readonly team: string; readonly officer: string }

type Change = Omit<CasesOfSort, 'cases'> & { readonly week: Day; readonly change: number }

const DAY_MS = 86_400_000

const daysAfter = (day: Day, days: number): Day => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** The Monday on or after a day. */
const mondayFrom = (day: Day): Day => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return daysAfter(day, (8 - weekday) % 7)
}

const mondays = (from: Day, to: Day): readonly Day[] => {
  const weeks: Day[] = []
  for (let week = mondayFrom(from); week <= to; week = daysAfter(week, 7)) weeks.push(week)
  return weeks
}

const teamsOf = async (trx: Trx, of: HistoryOf): Promise<readonly string[]> => {
  if ('officer' in of) return [of.team]
  const { rows } = await sql<{ teams: string[] }>`select platform.teams_below(${of.code}) as teams`.execute(trx)
  return rows[0]?.teams ?? []
}

const sortKey = ({ tier, location, inactive, overdue }: Omit<CasesOfSort, 'cases'>): string =>
  `${tier} ${location} ${inactive} ${overdue}`

/** What each post holds, carried forward from week to week. */
const carry = (posts: Map<string, Map<string, CasesOfSort>>, changes: readonly Change[]): void => {
  for (const { week: _, change, ...sort } of changes) {
    const key = postKey(sort.team, sort.officer)
    const held = posts.get(key) ?? new Map<string, CasesOfSort>()
    const cases = (held.get(sortKey(sort))?.cases ?? 0) + change
    if (cases === 0) held.delete(sortKey(sort))
    else held.set(sortKey(sort), { ...sort, cases })
    posts.set(key, held)
  }
}

type Asked = { readonly teams: readonly string[]; readonly officers?: readonly string[] }

/** Everything that the weeks of a history are made of, in a handful of questions whatever their number. */
const gathered = async (trx: Trx, within: Asked, [first, last]: readonly [Day, Day], ruleSet: RuleSet) => {
  const { teams, officers } = within
  const { rows: changes } = await sql<Change>`select * from workforce.case_changes(${first}, ${last}, ${teams}::text[],
    ${officers ?? null}::text[], null)`.execute(trx)
  const hours = await hoursOverTime(trx, teams, last, ruleSet)
  const work = await workOverTime(trx, within, [first, last], ruleSet)
  const holders = [...new Set([...changes.map(one => one.officer), ...hours.officers])]
  const staff = await staffOf(trx, within, holders)
  return {
    changes: Map.groupBy(changes, change => change.week),
    hours,
    work,
    staff,
    places: await placesOf(trx, teams),
  }
}

const weekOf = (week: Day, loads: readonly OfficerLoad[], ruleSet: RuleSet): WeekLoad => {
  const { used, available, percent, cases, casesUnnamed, officers, red } = sumsOf(loads, ruleSet)
  return { week, used, available, percent, cases, unnamedCases: casesUnnamed, officers, red }
}

/**
 * What a unit or an officer carried, Monday by Monday, by what the record says now: with the hours and the rules of each week.
 * Weeks before anything was recorded are left out; teams that keep no record here have no history.
 *
 * @param window first and last day; Mondays in between are answered for
 */
export const weeklyHistory = async (
  trx: Trx,
  of: HistoryOf,
  window: { readonly from: Day; readonly to: Day },
): Promise<readonly WeekLoad[]> => {
  const weeks = mondays(window.from, window.to)
  const [first, last] = [weeks[0], weeks.at(-1)]
  const latest = last === undefined ? undefined : ruleSetOn(last)
  const teams = await teamsOf(trx, of)
  if (first === undefined || last === undefined || !latest?.known || teams.length === 0) return []
  const within: Asked = 'officer' in of ? { teams, officers: [of.officer] } : { teams }
  const { changes, hours, work, staff, places } = await gathered(trx, within, [first, last], latest.value)
  const held = new Map<string, Map<string, CasesOfSort>>()
  const recorded = new Set<string>()
  return weeks.flatMap(week => {
    const ofWeek = changes.get(week) ?? []
    carry(held, ofWeek)
    for (const { team } of ofWeek) recorded.add(team)
    const rules = ruleSetOn(week)
    if (recorded.size === 0 || !rules.known) return []
    const sorts = [...held.values()].flatMap(its => [...its.values()])
    const done = work(week, rules.value)
    const posts = livePostsOf({ on: week, within, sorts, hours: hours.on(week), work: done, staff, places }, recorded)
    return [
      weekOf(
        week,
        posts.map(post => loadOfPost(post, rules)),
        rules.value,
      ),
    ]
  })
}
