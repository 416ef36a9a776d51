import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { readDay, typedDay } from './day.ts'

test('a day is understood however people write it', () => {
  const ways = [
    '3 2 2026',
    '03/02/2026',
    '3.2.26',
    '3-2-2026',
    '3 Feb 2026',
    '3 february, 2026',
    ' 3  2  26 ',
    '2026-02-03',
  ]
  assert.deepEqual(new Set(ways.map(readDay)), new Set(['2026-02-03']))
})

test('a day that is not in the calendar is not moved to one that is', () => {
  assert.deepEqual(
    ['30 2 2026', '29 2 2026', '0 1 2026', '1 13 2026', '1 2', 'soon', '', '1 2 20266'].map(readDay),
    Array(8).fill(undefined),
  )
})

test('a birthday in two digits is in the last century', () => {
  assert.equal(readDay('3 2 74'), '1974-02-03')
})

test('every day of the calendar is read back as itself', () => {
  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, fc.constantFrom(' ', '/', '.', '-'), (date, separator) => {
      const day = date.toISOString().slice(0, 10)
      assert.equal(readDay(day.split('-').map(Number).reverse().join(separator)), day)
    }),
  )
})

test('a form says how to write the day it could not read', () => {
  const message = 'Enter the date of the home visit, like 3 2 2026'
  assert.equal(typedDay(message).safeParse('yesterday').error?.issues[0]?.message, message)
  assert.equal(typedDay(message).safeParse(undefined).error?.issues[0]?.message, message)
})
