import type { Day } from '#platform/database/tables.ts'
import { calendarDay, MONTHS, monthOf, yearOf } from '#platform/web/components/date-field/day.ts'
import { dayText } from '#platform/web/dates.ts'
import { relativeDay, weekdayName, weekdayOf } from './relative-day.ts'

/** The day that was meant, or in words what is wrong with the text. */
export type TypedDay = { readonly ok: true; readonly day: Day } | { readonly ok: false; readonly why: string }

const OLDEST = 1900
const LATEST = 2200

const no = (why: string): TypedDay => ({ ok: false, why })
const found = (day: Day): TypedDay => ({ ok: true, day })

/** What a person typed, without what carries no meaning: case, commas, "3rd", full-width digits, "3feb2026". */
const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/(?<=\d)(?:st|nd|rd|th)\b|,|\bof\b/g, ' ')
    .replace(/(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)/g, ' ')
    .trim()
    .replace(/\s+/g, ' ')

type Parts = {
  readonly day: number
  readonly month: number
  readonly year: string | undefined
  readonly monthText: string
}

/** Day before month, unless the year stands first or the month is a word that stands first. */
const partsOf = (text: string): Parts | undefined => {
  const pieces = text.split(/[\s./\-–—]+/)
  if (pieces.length < 2 || pieces.length > 3 || !pieces.every(piece => /^(\d{1,5}|[a-z]{3,9})$/.test(piece)))
    return undefined
  const yearFirst = pieces.length === 3 && pieces[0]?.length === 4
  const wordFirst = /^[a-z]/.test(pieces[0] ?? '')
  const [day = '', month = '', year] = yearFirst
    ? pieces.toReversed()
    : wordFirst
      ? [pieces[1] ?? '', pieces[0] ?? '', pieces[2]]
      : pieces
  if (!/^\d{1,2}$/.test(day) || (year !== undefined && !/^\d+$/.test(year))) return undefined
  if (/^[a-z]/.test(month) ? monthOf(month) === 0 : !/^\d{1,2}$/.test(month)) return undefined
  return { day: Number(day), month: monthOf(month), year, monthText: month }
}

const monthName = (month: number): string => {
  const name = MONTHS[month - 1] ?? ''
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** What is wrong with a day and a month that no year has. */
const neverSuch = ({ day, month, year, monthText }: Parts, typed: string): string | undefined => {
  if (month < 1 || month > 12) {
    const turned = day >= 1 && day <= 12 && month <= 31
    const like = [month, day, ...(year === undefined ? [] : [year])].join(' ')
    return `“${typed}”: there is no month ${Number(monthText)}. Write the day before the month${turned ? `, like ${like}` : ''}`
  }
  const most = daysIn(2024, month)
  if (day >= 1 && day <= most) return undefined
  return `“${typed}” is not in the calendar: ${monthName(month)} has days 1 to ${most}`
}

const inYear = (parts: Parts, typed: string): TypedDay => {
  const { year: yearText = '', month, day } = parts
  const year = yearOf(yearText)
  if (![2, 4].includes(yearText.length) || year < OLDEST || year > LATEST) {
    return no(`“${typed}”: check the year. Write it with four digits, like 2026, or two, like 26`)
  }
  const such = calendarDay(year, month, day)
  return such
    ? found(such)
    : no(`“${typed}” is not in the calendar: ${monthName(month)} ${year} has ${daysIn(year, month)} days`)
}

/** Without a year: the latest such day up to today, for people write down what has been; or the next, for what is to come. */
const nearest = ({ month, day }: Parts, today: Day, ahead: boolean): Day | undefined => {
  const year = Number(today.slice(0, 4))
  // A 29 February may lie eight years off, over a century that has none.
  const candidates = Array.from({ length: 9 }, (_, away) => calendarDay(ahead ? year + away : year - away, month, day))
  return candidates.find(such => such !== undefined && (ahead ? such >= today : such <= today))
}

const calendar = (parts: Parts, typed: string, today: Day, ahead: boolean): TypedDay => {
  const never = neverSuch(parts, typed)
  if (never) return no(never)
  if (parts.year !== undefined) return inYear(parts, typed)
  const day = nearest(parts, today, ahead)
  return day ? found(day) : no(`“${typed}”: add the year`)
}

/**
 * The day that a person typed, in the ways people write it: 1/2/26, 1.2.2026, "1 Feb", "Monday 2 February 2026", 2026-02-01,
 * "yesterday", "last Friday", "3 days ago". Day before month, always. Years of two digits: 00 to 49 are 2000 to 2049, 50 to 99
 * are 1950 to 1999.
 *
 * @param today the calendar day of the request
 * @param ahead the question is about what is to come: "1 Feb" and "Monday" are then the next ones
 */
export const typedDay = (typed: string, today: Day, { ahead = false }: { readonly ahead?: boolean } = {}): TypedDay => {
  const text = plain(typed)
  const shown = typed.trim().slice(0, 40)
  const relative = relativeDay(text, today, ahead)
  if (relative) return found(relative)
  const [first = '', ...others] = text.split(' ')
  const named = others.length > 0 ? weekdayOf(first) : -1
  const parts = partsOf(named < 0 ? text : others.join(' '))
  if (!parts) return no(`“${shown}” is not understood as a date. Write it like 3 2 2026, 3 Feb or yesterday`)
  const read = calendar(parts, shown, today, ahead)
  if (!read.ok || named < 0 || new Date(read.day).getUTCDay() === named) return read
  return no(`“${shown}”: ${dayText(read.day)} is a ${weekdayName(read.day)}. Check the weekday or the date`)
}
