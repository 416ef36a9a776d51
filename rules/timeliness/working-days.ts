import { bankHolidays } from './bank-holidays.ts'
import { type Day, daysAfter, weekdayOf } from './day.ts'

const isWeekend = (day: Day): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6

/**
 * The day that is a number of working days after another: Saturdays, Sundays and bank holidays do not count, nor does the
 * first day itself.
 *
 * @param days whole number, 0 or more; 0 gives the day itself
 */
export const workingDaysAfter = (from: Day, days: number, holidays: ReadonlySet<Day> = bankHolidays.days): Day => {
  let at = from
  for (let left = days; left > 0; ) {
    at = daysAfter(at, 1)
    if (!isWeekend(at) && !holidays.has(at)) left -= 1
  }
  return at
}

/** How many working days lie after one day, up to and with another; 0 when the other is not later. */
export const workingDaysBetween = (from: Day, to: Day, holidays: ReadonlySet<Day> = bankHolidays.days): number => {
  let days = 0
  for (let at = daysAfter(from, 1); at <= to; at = daysAfter(at, 1)) if (!isWeekend(at) && !holidays.has(at)) days += 1
  return days
}
