/** The last day of a month, 1 to 12, of a year. */
const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/**
 * The same day some months later; the last day of a month that is too short for it.
 *
 * @param day `YYYY-MM-DD`
 */
export const plusMonths = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const all = year * 12 + (month - 1) + months
  const [newYear, newMonth] = [Math.floor(all / 12), (all % 12) + 1]
  const newDate = Math.min(date, lastDayOf(newYear, newMonth))
  return `${String(newYear).padStart(4, '0')}-${String(newMonth).padStart(2, '0')}-${String(newDate).padStart(2, '0')}`
}

/** The day before. */
export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
