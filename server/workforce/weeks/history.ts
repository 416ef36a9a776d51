import { daysAfter } from '@candour/timeliness'
import { type Figure, known, type RuleSet, ruleSetNamed, ruleSetOn, unknown } from '@candour/workload'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { livePosts } from '../live/live-posts.ts'
import type { OfficerLoad } from '../queries/officers.ts'
import { closedWeeksFrom, keptPostWeeks, keptUnitWeeks } from './kept-weeks.ts'
import { mondayOf, mondaysFrom } from './mondays.ts'
import { postRow, unitRow, type WeekPost, type WeekUnit } from './week-rows.ts'

/** Of whom a history is: a unit, or one officer in one team. */
export type WeeksOf =
  | { readonly unit: string; readonly kind: WeekUnit['kind']; readonly name: string }
  | { readonly team: string; readonly officer: string }

/** What a unit or an officer carried in one week, as at its Monday. */
export type WeekShown = {
  readonly week: Day
  /** When it was closed; null while it is not: its figure is reckoned now. */
  readonly closedAt: Date | null
  readonly percent: Figure
  readonly used: Figure
  readonly available: Figure
  readonly cases: Figure
  /** Null in the history of an officer. */
  readonly unit: Pick<WeekUnit, 'officers' | 'unknown' | 'red' | 'cases_unnamed' | 'from_file'> | null
  /** Whether the whole figure is of a nightly file. */
  readonly ofFile: boolean
  readonly ruleSet: RuleSet | null
}

/** Weeks that are reckoned now because they are not closed: this one, the last one before the night, and one to spare. */
const OPEN_WEEKS = 3

const figure = (value: number | null, why: string | null): Figure =>
  value === null ? unknown(why ?? 'not known then') : known(value)

type Shown = Omit<WeekShown, 'week' | 'closedAt' | 'ruleSet'>

/** A unit's week, kept or reckoned now. */
export const shownUnit = (row: WeekUnit): Shown => ({
  percent: figure(row.percent, row.why),
  ...{ used: known(row.used), available: known(row.available), cases: known(row.cases), unit: row },
  ofFile: false,
})

/** An officer's week, kept or reckoned now. */
export const shownPost = (row: WeekPost): Shown => ({
  percent: figure(row.percent, row.why),
  ...{ used: figure(row.used, row.why), available: figure(row.available, row.why), cases: figure(row.cases, row.why) },
  ...{ unit: null, ofFile: row.source === 'file' },
})

const teamsOf = async (trx: Trx, of: WeeksOf): Promise<readonly string[] | undefined> => {
  if ('officer' in of) return [of.team]
  if (of.kind === 'nation') return undefined
  const { rows } = await sql<{ teams: string[] }>`select platform.teams_below(${of.unit}) as teams`.execute(trx)
  return rows[0]?.teams ?? []
}

/** Every post of a unit, or the one post, as at a Monday, by what the record says now. */
export const loadsOn = async (trx: Trx, of: WeeksOf, week: Day): Promise<readonly OfficerLoad[]> => {
  const teams = await teamsOf(trx, of)
  const within = { ...(teams ? { teams } : {}), ...('officer' in of ? { officers: [of.officer] } : {}) }
  return (await livePosts(trx, within, week)).filter(load => !('officer' in of) || load.team === of.team)
}

/** What a week comes to by what the record says now; undefined when nothing is known of it. */
export const reckonedNow = async (trx: Trx, of: WeeksOf, week: Day): Promise<Shown | undefined> => {
  const rules = ruleSetOn(week)
  const loads = rules.known ? await loadsOn(trx, of, week) : []
  const [first] = loads
  if (!rules.known || !first) return undefined
  if ('officer' in of) return shownPost(postRow(week, first))
  return shownUnit(unitRow(week, of, loads, rules.value))
}

/** What was kept of a unit or an officer, by week. */
const keptFrom = async (trx: Trx, of: WeeksOf, from: Day): Promise<ReadonlyMap<Day, Shown>> =>
  'officer' in of
    ? new Map((await keptPostWeeks(trx, of, from)).map(row => [row.week, shownPost(row)]))
    : new Map((await keptUnitWeeks(trx, of.unit, from)).map(row => [row.week, shownUnit(row)]))

/**
 * What a unit or an officer carried week by week: closed weeks as they were kept, with the rules of then; the last weeks, not closed
 * yet, by what the record says now. A week of which nothing is known is left out.
 *
 * @param weeks how many, this one the last
 */
export const historyOf = async (trx: Trx, of: WeeksOf, weeks: number, today: Day): Promise<readonly WeekShown[]> => {
  const last = mondayOf(today)
  const from = daysAfter(last, -7 * (weeks - 1))
  const closed = new Map((await closedWeeksFrom(trx, from)).map(row => [row.week, row]))
  const kept = await keptFrom(trx, of, from)
  const shown: WeekShown[] = []
  for (const week of mondaysFrom(from, last)) {
    const close = closed.get(week)
    const isOpen = !close && week > daysAfter(last, -7 * OPEN_WEEKS)
    const its = close ? kept.get(week) : isOpen ? await reckonedNow(trx, of, week) : undefined
    const rules = ruleSetOn(week)
    const now = rules.known ? rules.value : null
    const ruleSet = close ? (ruleSetNamed(close.rule_set) ?? null) : now
    if (its) shown.push({ week, closedAt: close?.recorded_at ?? null, ...its, ruleSet })
  }
  return shown
}
