import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { typedDay } from './typed-day.ts'

// A Friday.
const today = '2026-11-20'
const read = (typed: string) => typedDay(typed, today)

test('a day is understood in the ways people write it', () => {
  const ways = [
    '3 2 2026',
    '3/2/26',
    '03.02.2026',
    '3-2-2026',
    '3 Feb 2026',
    '3rd February 2026',
    '2026-02-03',
    ' 3 feb 26 ',
  ]
  assert.deepEqual(
    ways.map(read),
    ways.map(() => '2026-02-03'),
  )
})

test('"yesterday" on the first of a month is the last of the month before', () => {
  assert.equal(typedDay('Yesterday', '2026-03-01'), '2026-02-28')
})

test('a day without a year is the latest one that has been', () => {
  assert.deepEqual([read('1 Feb'), read('24 Dec'), read('20/11')], ['2026-02-01', '2025-12-24', '2026-11-20'])
})

test('a weekday is the last one, today included', () => {
  assert.deepEqual([read('Monday'), read('fri')], ['2026-11-16', '2026-11-20'])
})

test('a day that the calendar does not have is not understood', () => {
  assert.deepEqual(['31 4 2026', '29 2 2026', '0 1 2026', '5 13 2026', '30 Feb'].map(read), [
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test('the twenty-ninth of February without a year is found in the last leap year', () => {
  assert.equal(read('29 Feb'), '2024-02-29')
})

test('every day of two centuries is read back from the way it is shown', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), instant => {
      const day = instant.toISOString().slice(0, 10)
      const shown = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(instant)
      assert.equal(read(shown), day)
    }),
  )
})
