import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bankHolidays } from './bank-holidays.ts'
import { daysAfter, weekdayOf } from './day.ts'
import { workingDaysAfter, workingDaysBetween } from './working-days.ts'

test('five working days after the Wednesday before Christmas 2026 are the last day of the year', () => {
  assert.equal(workingDaysAfter('2026-12-23', 5), '2027-01-04')
})

test('no working days after a Saturday is that Saturday', () => {
  assert.equal(workingDaysAfter('2026-11-21', 0), '2026-11-21')
})

const someDay = fc.integer({ min: 0, max: 3200 }).map(days => daysAfter('2019-01-01', days))
const someCount = fc.integer({ min: 1, max: 60 })

test('a working day is never a Saturday, a Sunday or a bank holiday', () => {
  fc.assert(
    fc.property(someDay, someCount, (from, days) => {
      const day = workingDaysAfter(from, days)
      assert.ok(![0, 6].includes(weekdayOf(day)) && !bankHolidays.days.has(day))
    }),
  )
})

test('working days add up: three and then four are seven', () => {
  fc.assert(
    fc.property(someDay, someCount, someCount, (from, first, then) => {
      assert.equal(workingDaysAfter(workingDaysAfter(from, first), then), workingDaysAfter(from, first + then))
    }),
  )
})

test('working days between two days are those that lead from the one to the other', () => {
  assert.equal(workingDaysBetween('2026-12-23', '2027-01-04'), 5)
  assert.equal(workingDaysBetween('2026-12-23', '2026-12-23'), 0)
  fc.assert(
    fc.property(someDay, someCount, (from, days) => {
      assert.equal(workingDaysBetween(from, workingDaysAfter(from, days)), days)
    }),
  )
})
