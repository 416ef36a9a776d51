import type { Day } from '#platform/database/tables.ts'

const DAY_MS = 86_400_000

/** A day some days after another, by the calendar; before it when there are fewer than none. */
export const daysAfter = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** The Monday on or before a day. */
export const mondayOf = (day: Day): Day => daysAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

/** Every Monday from one to another, both among them; none when the last is before the first. */
export const mondaysFrom = (first: Day, last: Day): readonly Day[] => {
  const weeks: Day[] = []
  for (let week = first; week <= last; week = daysAfter(week, 7)) weeks.push(week)
  return weeks
}

/** The last Monday whose week is over on a day. */
export const lastOver = (today: Day): Day => daysAfter(mondayOf(today), -7)
