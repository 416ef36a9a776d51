import type { Profile, RuleSet } from '@candour/workload'
import { profiles, ruleSetOn } from '@candour/workload'
import { sql } from 'kysely'
import { typedDay } from '#caseload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import { type Result, resultOnDay, resultToShow } from './results.ts'

/** Figures from the record: of which day, and which day is today. */
export type LiveDay = { readonly on: Day; readonly today: Day; readonly problem: string | null }

/** What a page shows: figures from the record, or those of a nightly result. One of `live` and `result` is null. */
export type ShownFigures = {
  readonly ruleSet: RuleSet
  readonly profile: Profile
  readonly live: LiveDay | null
  readonly result: Result | null
  /** Whether what is shown is what the page shows when nothing older is asked for. */
  readonly latest: boolean
}

/** The day that figures stand for: the day of the record, or the night of the file. */
export const dayOfFigures = ({ live, result }: Pick<ShownFigures, 'live' | 'result'>): Day => {
  const day = live?.on ?? result?.extractDay
  if (day === undefined) throw new Error('figures come from the record or from a result')
  return day
}

/** What was asked for by the address. */
export type AskedFigures = { readonly result?: number | undefined; readonly on?: string | undefined }

/** The day asked for; today, with what to say, when there is no such day or it has not come. */
const chosenDay = (asked: string | undefined, today: Day): LiveDay => {
  if (asked === undefined || asked === '') return { on: today, today, problem: null }
  const typed = typedDay(asked, today)
  if (!typed.ok) return { on: today, today, problem: `${typed.why}. These are the figures of today.` }
  const { day } = typed
  if (day > today) return { on: today, today, problem: 'That day has not come yet. These are the figures of today.' }
  return { on: day, today, problem: null }
}

const isOnRecord = async (trx: Trx, teams: readonly string[] | undefined, on: Day): Promise<boolean> => {
  const { rows } = await sql`select from workforce.recorded_teams(${teams ?? null}::text[]) recorded
    where recorded.since <= ${on} limit 1`.execute(trx)
  return rows.length > 0
}

const ofResult = (result: Result, latest: boolean): ShownFigures => ({
  ruleSet: result.ruleSet,
  profile: result.profile,
  live: null,
  result,
  latest,
})

/**
 * What a page of some teams shows: the result asked for by its number; else figures from the record as at the day asked for, now
 * without one; else, where none of the teams keeps a record here, the latest nightly result of that day.
 *
 * @returns undefined when there is neither a record nor a result, or no such result
 */
export const figuresToShow = async (
  trx: Trx,
  asked: AskedFigures,
  teams: readonly string[] | undefined,
  now: Date,
): Promise<ShownFigures | undefined> => {
  if (asked.result !== undefined) {
    const shown = await resultToShow(trx, asked.result)
    return shown && ofResult(shown.result, shown.latest)
  }
  const live = chosenDay(asked.on, dayOf(now))
  const rules = ruleSetOn(live.on)
  if (rules.known && (await isOnRecord(trx, teams, live.on))) {
    const latest = live.on === live.today
    return { ruleSet: rules.value, profile: profiles.candour, live, result: null, latest }
  }
  const result = await resultOnDay(trx, live.on)
  return result && ofResult(result, live.on === live.today)
}
