import { daysAfter } from '@candour/timeliness'
import type { Figure, Known, RuleSet } from '@candour/workload'
import { ruleSetOn } from '@candour/workload'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { postKey } from '../import/posts.ts'
import type { OfficerLoad } from '../queries/officers.ts'
import type { UnitKind } from '../queries/units.ts'
import { mondayOf, mondaysFrom } from '../weeks/mondays.ts'
import { workOverTime } from '../work/work-on.ts'
import { type CasesOfPost, type CasesOfSort, casesOfPosts, sortsByWord } from './cases.ts'
import { byPost, livePostsOf } from './live-posts.ts'
import { isLoadedAlike, type LivePost, loadOfPost } from './load-of-post.ts'
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

type Change = { readonly week: Day; readonly team: string; readonly officer: string; readonly sorts: string }

const teamsOf = async (trx: Trx, of: HistoryOf | Asked): Promise<readonly string[]> => {
  if ('teams' in of) return of.teams
  if ('officer' in of) return [of.team]
  const { rows } = await sql<{ teams: string[] }>`select platform.teams_below(${of.code}) as teams`.execute(trx)
  return rows[0]?.teams ?? []
}

/** What posts hold, carried forward from week to week. A post that does not change keeps its very list. */
const carrying = (first: readonly CasesOfPost[], sortNamed: (word: string) => CasesOfSort) => {
  const held = byPost(first)
  const carry = ({ team, officer, sorts: changes }: Change): void => {
    const key = postKey(team, officer)
    const sorts = [...(held.get(key)?.sorts ?? [])]
    const words = changes.split('\n')
    // What came goes in before what went is taken out: somebody may have come and gone within the week.
    for (const word of words) if (word.startsWith('+')) sorts.push(sortNamed(word.slice(1)))
    for (const word of words) if (word.startsWith('-')) sorts.splice(sorts.indexOf(sortNamed(word.slice(1))), 1)
    if (sorts.length === 0) held.delete(key)
    else held.set(key, { team, officer, sorts })
  }
  return { carry, held }
}

type Window = { readonly from: Day; readonly to: Day }

/** The posts on one Monday, with the rules of that day. */
type Week = { readonly week: Day; readonly loads: readonly OfficerLoad[]; readonly ruleSet: RuleSet }

type Asked = { readonly teams: readonly string[]; readonly officers?: readonly string[] }

/** Everything that the weeks of a history are made of, in a handful of questions whatever their number. */
const gathered = async (trx: Trx, within: Asked, [first, last]: readonly [Day, Day], ruleSet: RuleSet) => {
  const { teams, officers } = within
  const sortNamed = sortsByWord()
  const atFirst = await casesOfPosts(trx, within, first, sortNamed)
  const { rows: changes } = await sql<Change>`select * from workforce.case_changes(${first}, ${last}, ${teams}::text[],
    ${officers ?? null}::text[])`.execute(trx)
  const hours = await hoursOverTime(trx, teams, last, ruleSet)
  const work = await workOverTime(trx, within, [first, last], ruleSet)
  const staff = await staffOf(trx, within, [...[...atFirst, ...changes].map(one => one.officer), ...hours.officers])
  return {
    cases: carrying(atFirst, sortNamed),
    changes: Map.groupBy(changes, change => change.week),
    ...{ hours, work, staff, places: await placesOf(trx, teams) },
  }
}

/** Loads of posts from week to week: in most weeks most posts have what they had, and keep their load. */
const loadsInTurn = (): ((post: LivePost, rules: Known<RuleSet>) => OfficerLoad) => {
  const before = new Map<string, { post: LivePost; rules: RuleSet; load: OfficerLoad }>()
  return (post, rules) => {
    const key = postKey(post.place.team, post.officer)
    const last = before.get(key)
    if (last?.rules === rules.value && isLoadedAlike(last.post, post)) return last.load
    const load = loadOfPost(post, rules)
    before.set(key, { post, rules: rules.value, load })
    return load
  }
}

const weekOf = (week: Day, loads: readonly OfficerLoad[], ruleSet: RuleSet): WeekLoad => {
  const { used, available, percent, cases, casesUnnamed, officers, red } = sumsOf(loads, ruleSet)
  return { week, used, available, percent, cases, unnamedCases: casesUnnamed, officers, red }
}

const weeksOf = async (trx: Trx, of: HistoryOf | Asked, window: Window): Promise<readonly Week[]> => {
  // The Mondays on or after the first day.
  const weeks = mondaysFrom(mondayOf(daysAfter(window.from, 6)), window.to)
  const [first, last] = [weeks[0], weeks.at(-1)]
  const latest = last === undefined ? undefined : ruleSetOn(last)
  const teams = await teamsOf(trx, of)
  if (first === undefined || last === undefined || !latest?.known || teams.length === 0) return []
  const within: Asked = 'teams' in of ? of : 'officer' in of ? { teams, officers: [of.officer] } : { teams }
  const { cases, changes, hours, work, staff, places } = await gathered(trx, within, [first, last], latest.value)
  const loadInTurn = loadsInTurn()
  const since = [...places.values()].flatMap(place => (place.since === null ? [] : [place.since]))
  return weeks.flatMap(week => {
    for (const change of changes.get(week) ?? []) cases.carry(change)
    const rules = ruleSetOn(week)
    if (!rules.known || !since.some(day => day <= week)) return []
    const atWeek = { on: week, within, held: cases.held, hours: hours.on(week), work: work(week, rules.value), staff }
    const posts = livePostsOf(atWeek, places)
    const loads = posts.map(post => loadInTurn(post, rules))
    return loads.length === 0 ? [] : [{ week, loads, ruleSet: rules.value }]
  })
}

/**
 * What a unit or an officer carried, Monday by Monday, by what the record says now: with the hours and the rules of each week.
 * Weeks before anything was recorded are left out; teams that keep no record here have no history.
 *
 * @param window first and last day; Mondays in between are answered for
 */
export const weeklyHistory = async (trx: Trx, of: HistoryOf, window: Window): Promise<readonly WeekLoad[]> =>
  (await weeksOf(trx, of, window)).map(({ week, loads, ruleSet }) => weekOf(week, loads, ruleSet))

/**
 * The same for many officers at once, each in each of these teams where they held something: a handful of questions whatever their
 * number.
 *
 * @returns the weeks of each post, by `postKey`
 */
export const weeklyHistoryOfPosts = async (
  trx: Trx,
  posts: readonly { readonly team: string; readonly officer: string }[],
  window: Window,
): Promise<ReadonlyMap<string, readonly WeekLoad[]>> => {
  const [teams, officers] = [new Set(posts.map(({ team }) => team)), new Set(posts.map(({ officer }) => officer))]
  const history = new Map<string, WeekLoad[]>(posts.map(({ team, officer }) => [postKey(team, officer), []]))
  for (const { week, loads, ruleSet } of await weeksOf(trx, { teams: [...teams], officers: [...officers] }, window)) {
    for (const load of loads) history.get(postKey(load.team, load.officer))?.push(weekOf(week, [load], ruleSet))
  }
  return history
}
