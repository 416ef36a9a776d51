import { DateTime } from 'luxon'
import type { Day } from '#platform/database/tables.ts'

const ZONE = 'Europe/London'

const london = (instant: Date): DateTime => DateTime.fromJSDate(instant, { zone: ZONE })

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]

// By hand and not by a library of formats: a page of a long record writes two hundred days, and they took a third of its time.
const written = (day: Day, monthText: (name: string) => string): string => {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)} ${monthText(months[Number(month) - 1] ?? month)} ${Number(year)}`
}

/** "3 February 2026". */
export const dayText = (day: Day): string => written(day, name => name)

/** "3 Feb 2026": only where space is tight. */
export const shortDayText = (day: Day): string => written(day, name => name.slice(0, 3))

/** "9:32am", "midday", "midnight": the clock on a wall in England and Wales. */
export const clockText = (instant: Date): string => {
  const { hour, minute } = london(instant)
  if (minute === 0 && hour === 0) return 'midnight'
  if (minute === 0 && hour === 12) return 'midday'
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

/** The last hour of a day in Greenwich, the only one in which it may be the next day already on a wall here. */
const LAST_HOUR = 23

/** The calendar day of an instant in England and Wales, `YYYY-MM-DD`. */
export const dayOf = (instant: Date): Day =>
  instant.getUTCHours() < LAST_HOUR ? instant.toISOString().slice(0, 10) : london(instant).toFormat('yyyy-MM-dd')

/** "3 February 2026 at 9:32am". */
export const instantText = (instant: Date): string => `${dayText(dayOf(instant))} at ${clockText(instant)}`

/**
 * How long ago, in the largest whole unit: "4 minutes ago", "2 days ago", "just now".
 *
 * @param now the clock of the request
 */
export const ageText = (instant: Date, now: Date): string => {
  const minutes = Math.floor((now.getTime() - instant.getTime()) / 60_000)
  const ago = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'} ago`
  if (minutes < 1) return 'just now'
  if (minutes < 60) return ago(minutes, 'minute')
  if (minutes < 48 * 60) return ago(Math.floor(minutes / 60), 'hour')
  return ago(Math.floor(minutes / (24 * 60)), 'day')
}

/** The instant at which a clock on a wall in England and Wales shows `HH:MM` on a day; of an hour that comes twice, the first. */
export const instantOf = (day: Day, time: string): Date => DateTime.fromISO(`${day}T${time}`, { zone: ZONE }).toJSDate()
