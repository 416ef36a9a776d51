/** `YYYY-MM-DD`. */
export type Day = string

const DAY = 86_400_000
const isWeekend = (day: Day): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/**
 * The day that is a number of working days after another: Saturdays, Sundays and bank holidays do not count.
 *
 * @param days whole number, 0 or more; 0 gives the day itself
 */
export const workingDaysAfter = (from: Day, days: number, bankHolidays: ReadonlySet<Day>): Day => {
  let at = from
  let left = days
  while (left > 0) {
    at = new Date(Date.parse(`${at}T00:00:00Z`) + DAY).toISOString().slice(0, 10)
    if (!isWeekend(at) && !bankHolidays.has(at)) left -= 1
  }
  return at
}
