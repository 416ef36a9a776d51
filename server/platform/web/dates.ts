import { DateTime } from 'luxon'
import type { Day } from '#platform/database/tables.ts'

const ZONE = 'Europe/London'

const london = (instant: Date): DateTime => DateTime.fromJSDate(instant, { zone: ZONE }).setLocale('en-GB')

/** "3 February 2026". */
export const dayText = (day: Day): string =>
  DateTime.fromISO(day, { zone: 'utc' }).setLocale('en-GB').toFormat('d MMMM yyyy')

/** "3 Feb 2026": only where space is tight. */
export const shortDayText = (day: Day): string =>
  DateTime.fromISO(day, { zone: 'utc' }).setLocale('en-GB').toFormat('d MMM yyyy').replace('Sept', 'Sep')

/** "9:32am", "midday", "midnight": the clock on a wall in England and Wales. */
export const clockText = (instant: Date): string => {
  const local = london(instant)
  if (local.minute === 0 && local.hour === 0) return 'midnight'
  if (local.minute === 0 && local.hour === 12) return 'midday'
  const minutes = local.minute === 0 ? '' : local.toFormat(':mm')
  return `${local.toFormat('h')}${minutes}${local.hour < 12 ? 'am' : 'pm'}`
}

/** The calendar day of an instant in England and Wales, `YYYY-MM-DD`. */
export const dayOf = (instant: Date): Day => london(instant).toFormat('yyyy-MM-dd')

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
