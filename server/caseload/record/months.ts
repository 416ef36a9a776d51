import type { Day } from '#platform/database/tables.ts'

/**
 * The day some months after another, or before it when the number is negative. The last days of a long month fall on the last
 * day of a short one: six months after 31 August is the last of February.
 */
export const monthsAfter = (on: Day, months: number): Day => {
  const [year = 0, month = 0, dayOfMonth = 0] = on.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const date = new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastOfMonth)))
  return date.toISOString().slice(0, 10)
}
