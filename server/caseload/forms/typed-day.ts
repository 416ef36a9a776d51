import type { Day } from '#platform/database/tables.ts'
import { readDay } from '#platform/web/components/date-field/day.ts'

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

const daysBefore = (today: Day, days: number): Day =>
  new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10)

/** "Today", "yesterday", or the last day of this name, today included. */
const named = (text: string, today: Day): Day | undefined => {
  if (text === 'today') return today
  if (text === 'yesterday') return daysBefore(today, 1)
  const weekday = weekdays.findIndex(name => text === name || text === name.slice(0, 3))
  if (weekday < 0) return undefined
  return daysBefore(today, (new Date(today).getUTCDay() - weekday + 7) % 7)
}

/** Without a year, the latest such day that is not after today: people write down what has been. */
const latestSuch = (text: string, today: Day): Day | undefined => {
  const year = Number(today.slice(0, 4))
  // A 29 February may lie eight years back, over a century that has none.
  const candidates = Array.from({ length: 9 }, (_, back) => readDay(`${text} ${year - back}`))
  return candidates.find(day => day !== undefined && day <= today)
}

/**
 * The day that a person typed, in the ways people write it: what the platform reads, and "yesterday", "Monday", "1 Feb",
 * "3rd February 2026". Day before month.
 *
 * @param today the calendar day of the request
 * @returns undefined for what is no day, such as 31 April
 */
export const typedDay = (typed: string, today: Day): Day | undefined => {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/^(\d{1,2})(?:st|nd|rd|th)\b/, '$1')
  return named(text, today) ?? readDay(text) ?? latestSuch(text, today)
}
