import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bankHolidays } from './bank-holidays.ts'
import { type Day, daysAfter, weekdayOf } from './day.ts'

/** Easter Sunday by the Gregorian computus in the form of Meeus, Jones and Butcher. */
const easter = (year: number): Day => {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const days = h + l - 7 * m + 22
  return daysAfter(`${year}-03-01`, days - 1)
}

const firstMonday = (from: Day): Day => daysAfter(from, (8 - weekdayOf(from)) % 7)

/** The next weekday that is not taken: a holiday on a weekend moves on. */
const substituted = (days: readonly Day[]): Day[] => {
  const taken: Day[] = []
  for (const day of days) {
    let at = day
    while (weekdayOf(at) === 0 || weekdayOf(at) === 6 || taken.includes(at)) at = daysAfter(at, 1)
    taken.push(at)
  }
  return taken
}

/** When Christmas Day is a Sunday, Boxing Day keeps its Monday and Christmas takes the Tuesday. */
const ordinary = (year: number): Day[] => {
  const boxingFirst = weekdayOf(`${year}-12-25`) === 0 ? ['26', '25'] : ['25', '26']
  return [
    ...substituted([`${year}-01-01`]),
    daysAfter(easter(year), -2),
    daysAfter(easter(year), 1),
    firstMonday(`${year}-05-01`),
    firstMonday(`${year}-05-25`),
    firstMonday(`${year}-08-25`),
    ...substituted(boxingFirst.map(day => `${year}-12-${day}`)),
  ]
}

/** What no rule gives: a holiday added, and a holiday moved away. */
const oneOffs = {
  added: ['2020-05-08', '2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08'],
  moved: ['2020-05-04', '2022-05-30'],
}

test('the bank holidays of 2019 to 2028 are those of the calendar and the five one-offs, and no other day', () => {
  const years = Array.from({ length: 10 }, (_, index) => 2019 + index)
  const expected = [...years.flatMap(ordinary), ...oneOffs.added].filter(day => !oneOffs.moved.includes(day))
  assert.deepEqual([...bankHolidays.days].sort(), expected.sort())
})
