import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { monthsAfter } from './months.ts'

test('the last day of a long month falls on the last day of a short one', () => {
  assert.deepEqual(
    [monthsAfter('2026-08-31', 6), monthsAfter('2027-08-31', 6), monthsAfter('2028-02-29', -12)],
    ['2027-02-28', '2028-02-29', '2027-02-28'],
  )
})

test('twelve months after a day is the same day of the next year, but for 29 February', () => {
  const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, date => {
      const day = date.toISOString().slice(0, 10)
      const expected = `${Number(day.slice(0, 4)) + 1}${day.endsWith('02-29') ? '-02-28' : day.slice(4)}`
      assert.equal(monthsAfter(day, 12), expected)
    }),
  )
})
