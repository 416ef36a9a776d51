import { z } from 'zod'
import type { Day } from '#platform/database/tables.ts'

/** The months by their full names, January first. */
export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** The number of a month from its digits, its name or the first letters of it, three or more; 0 for anything else. */
export const monthOf = (text: string): number => {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const name = text.toLowerCase()
  return name.length < 3 ? 0 : MONTHS.findIndex(month => month.startsWith(name)) + 1
}

/** Two digits up to 49 are in this century, from 50 in the last: 26 is 2026, 74 is 1974. */
export const yearOf = (text: string): number => {
  const year = Number(text)
  if (text.length > 2) return year
  return year < 50 ? 2000 + year : 1900 + year
}

/** `YYYY-MM-DD`, or undefined for what the calendar does not have. */
export const calendarDay = (year: number, month: number, day: number): Day | undefined => {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : undefined
}

/**
 * The day that a person meant: "3 2 2026", "3/2/26", "3.2.2026", "3-Feb-2026", "3 February 2026" or "2026-02-03".
 *
 * @returns undefined when it is no day of the calendar
 */
export const readDay = (typed: string): Day | undefined => {
  const parts = typed.trim().split(/[\s./,-]+/)
  const isoFirst = parts[0]?.length === 4
  const [day = '', month = '', year = ''] = isoFirst ? parts.toReversed() : parts
  if (parts.length !== 3 || !/^\d{1,2}$/.test(day) || !/^(\d{2}|\d{4})$/.test(year)) return undefined
  return calendarDay(yearOf(year), monthOf(month), Number(day))
}

/**
 * A schema for a typed day, giving `YYYY-MM-DD`.
 *
 * @param message what the person reads otherwise: "Enter the date of the home visit, like 3 2 2026"
 */
export const typedDay = (message: string) =>
  z.string(message).transform((typed, context): Day => {
    const day = readDay(typed)
    if (day !== undefined) return day
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
