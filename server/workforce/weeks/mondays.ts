import { daysAfter, weekdayOf } from '@candour/timeliness'
import type { Day } from '#platform/database/tables.ts'

/** The Monday on or before a day. */
export const mondayOf = (day: Day): Day => daysAfter(day, -((weekdayOf(day) + 6) % 7))

/** Every Monday from one to another, both among them; none when the last is before the first. */
export const mondaysFrom = (first: Day, last: Day): readonly Day[] => {
  const weeks: Day[] = []
  for (let week = first; week <= last; week = daysAfter(week, 7)) weeks.push(week)
  return weeks
}

/** The last Monday whose week is over on a day. */
export const lastOver = (today: Day): Day => daysAfter(mondayOf(today), -7)
