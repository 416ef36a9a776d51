import type { Moment } from './rows.ts'

const secondsADay = 86_400
const lastSerial = 2_958_466

/** Serial 0 of the two calendars that workbooks use, in days of the Unix epoch. */
const serialZero = { from1900: -25_569, from1904: -24_107 } as const

const yearFirst = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?$/
const dayFirst = /^(\d\d)\/(\d\d)\/(\d{4})(?: (\d\d):(\d\d)(?::(\d\d))?)?$/

/**
 * The moment that a cell means: Excel's day number, `yyyy-mm-dd` or `dd/mm/yyyy`, each with or without a time.
 *
 * @returns undefined when the text is none of these, or no day of the calendar
 */
export const momentFrom = (text: string, from1904: boolean): Moment | undefined => {
  const serial = Number(text)
  if (!Number.isNaN(serial)) return fromSerial(serial, from1904 ? serialZero.from1904 : serialZero.from1900)
  const [, year, month, day, ...time] = yearFirst.exec(text) ?? []
  if (year !== undefined) return fromParts(`${year}-${month}-${day}`, time)
  const [, dayOfMonth, monthOfYear, fourDigits, ...clock] = dayFirst.exec(text) ?? []
  return fourDigits === undefined ? undefined : fromParts(`${fourDigits}-${monthOfYear}-${dayOfMonth}`, clock)
}

const fromSerial = (serial: number, zero: number): Moment | undefined => {
  // Before serial 61 Excel counts a 29 February 1900 that never was; nobody's probation reaches there.
  if (serial < 61 || serial >= lastSerial) return undefined
  return written(Math.round((serial + zero) * secondsADay) * 1000)
}

const fromParts = (date: string, [hour = '00', minute = '00', second = '00']: readonly (string | undefined)[]) => {
  const text = `${date} ${hour}:${minute}:${second}`
  const instant = Date.parse(`${date}T${hour}:${minute}:${second}Z`)
  // Date.parse takes 31 February for 3 March; what it writes back then differs from what stood in the cell.
  return !Number.isNaN(instant) && written(instant) === text ? text : undefined
}

const written = (instant: number): Moment => new Date(instant).toISOString().slice(0, 19).replace('T', ' ')
