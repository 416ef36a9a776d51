import { z } from 'zod'
import type { Day } from '#platform/database/tables.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const monthOf = (text: string): number => {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  return MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1
}

/** Two digits mean the century in which the day is nearest to work: 26 is 2026, 74 is 1974. */
const yearOf = (text: string): number => {
  const year = Number(text)
  if (text.length > 2) return year
  return year < 50 ? 2000 + year : 1900 + year
}

const exists = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
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
  const [y, m, d] = [yearOf(year), monthOf(month), Number(day)]
  if (!exists(y, m, d)) return undefined
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
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
