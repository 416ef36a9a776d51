import type { Profile } from './profile.ts'
import { profiles } from './profile.ts'

/** A reporting window in local time, minutes exact: after its start, up to and including its end. */
export type Period = { readonly start: string; readonly end: string }

const usualEnd = '18:30'
/** On Wednesdays the nightly file comes an hour later. */
const wednesdayEnd = '19:30'

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const isWednesday = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 3
const endOn = (day: string): string => `${day}T${isWednesday(day) ? wednesdayEnd : usualEnd}`

/**
 * The window of the nightly files that a moment falls into: from the end of one day's to the end of the next, so that windows
 * neither overlap nor leave a gap.
 *
 * @param now local time, like 2022-07-12T19:45
 * @source WMT, workload period. The peers begin Thursday's window at 18:30, an hour before Wednesday's has ended.
 */
export const workloadPeriod = (now: string, profile: Profile = profiles.candour): Period => {
  const today = now.slice(0, 10)
  const last = now > endOn(today) ? dayAfter(today, 1) : today
  const first = dayAfter(last, -1)
  const overlaps = profile.windows === 'overlapping' && first !== today
  return { start: overlaps ? `${first}T${usualEnd}` : endOn(first), end: endOn(last) }
}

/** How many batches so many rows make. */
export const batchesOf = (rows: number, batchSize: number): number => Math.ceil(rows / batchSize)
