import type { Day } from '#platform/database/tables.ts'

const DAY_MS = 86_400_000

/** The demonstration's last day of history. It never moves, so that two people see the same service. */
export const LAST_DAY: Day = '2026-11-20'

/** The day this many days after another; negative goes back. */
export const plusDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** The same day, or the Monday after a weekend. */
export const workingDay = (day: Day): Day => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  if (weekday === 6) return plusDays(day, 2)
  return weekday === 0 ? plusDays(day, 1) : day
}
