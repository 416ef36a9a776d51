import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { typedDay } from './typed-day.ts'

// A Friday.
const today = '2026-11-20'
const read = (typed: string) => {
  const reading = typedDay(typed, today)
  return reading.ok ? reading.day : undefined
}
const problemOf = (typed: string) => {
  const reading = typedDay(typed, today)
  return reading.ok ? '' : reading.why
}

test('a day is understood in the ways people write it', () => {
  const ways = [
    '3 2 2026',
    '3/2/26',
    '03.02.2026',
    '3-2-2026',
    '3 Feb 2026',
    '3rd February 2026',
    '3rd of February, 2026',
    'February 3 2026',
    '3feb2026',
    '2026-02-03',
    '2026/2/3',
    'Tuesday 3 February 2026',
    ' 3 feb 26 ',
    '３／２／２０２６',
  ]
  assert.deepEqual(
    ways.map(read),
    ways.map(() => '2026-02-03'),
  )
})

test('"yesterday" on the first of a month is the last of the month before', () => {
  assert.deepEqual(typedDay('Yesterday', '2026-03-01'), { ok: true, day: '2026-02-28' })
})

test('"the day before yesterday", "3 days ago", "a week ago" and "a fortnight ago" count back from today', () => {
  assert.deepEqual(['the day before yesterday', '3 days ago', 'a week ago', 'a fortnight ago'].map(read), [
    '2026-11-18',
    '2026-11-17',
    '2026-11-13',
    '2026-11-06',
  ])
})

test('a day without a year is the latest one that has been', () => {
  assert.deepEqual([read('1 Feb'), read('24 Dec'), read('20/11')], ['2026-02-01', '2025-12-24', '2026-11-20'])
})

test('a day without a year is the next one where the question is about what is to come', () => {
  const ahead = ['1 Feb', '24 Dec', 'Monday', 'tomorrow', 'in 2 weeks'].map(typed =>
    typedDay(typed, today, { ahead: true }),
  )
  assert.deepEqual(
    ahead.map(one => (one.ok ? one.day : one.why)),
    ['2027-02-01', '2026-12-24', '2026-11-23', '2026-11-21', '2026-12-04'],
  )
})

test('a weekday is the last one, today included; "last Friday" on a Friday is a week ago', () => {
  assert.deepEqual(
    [read('Monday'), read('fri'), read('last Friday'), read('last tues')],
    ['2026-11-16', '2026-11-20', '2026-11-13', '2026-11-17'],
  )
})

test('a day that the calendar does not have is refused with the reason, not moved to one that it has', () => {
  assert.deepEqual(['31 4 2026', '29 2 2026', '30 Feb', '0 1 2026'].map(problemOf), [
    '“31 4 2026” is not in the calendar: April has days 1 to 30',
    '“29 2 2026” is not in the calendar: February 2026 has 28 days',
    '“30 Feb” is not in the calendar: February has days 1 to 29',
    '“0 1 2026” is not in the calendar: January has days 1 to 31',
  ])
})

test('a month before the day is named and turned round for the writer to check', () => {
  assert.equal(problemOf('1/13/26'), '“1/13/26”: there is no month 13. Write the day before the month, like 13 1 26')
})

test('a weekday that the date does not fall on is pointed out', () => {
  assert.equal(
    problemOf('Monday 3 Feb 2026'),
    '“Monday 3 Feb 2026”: 3 February 2026 is a Tuesday. Check the weekday or the date',
  )
})

test('what is no date is refused by its own words', () => {
  assert.deepEqual(
    ['soon', 'last week', '1', '20261120', '1/2/026', '1 2 20266', 'Febtober 3', '__proto__'].map(
      typed => problemOf(typed) !== '',
    ),
    Array(8).fill(true),
  )
})

test('two digits of a year are this century up to 49 and the last from 50', () => {
  assert.deepEqual(['1/2/00', '1/2/49', '1/2/50', '1/2/99'].map(read), [
    '2000-02-01',
    '2049-02-01',
    '1950-02-01',
    '1999-02-01',
  ])
})

test('the twenty-ninth of February without a year is found in the last leap year', () => {
  assert.equal(read('29 Feb'), '2024-02-29')
})

const instants = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })

test('every day of two centuries is read back from the way it is shown', () => {
  fc.assert(
    fc.property(instants, instant => {
      const day = instant.toISOString().slice(0, 10)
      const shown = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }).format(instant)
      assert.equal(read(shown), day)
    }),
  )
})

test('whatever is typed gives a day of the calendar or words that say what is wrong', () => {
  const pieces = fc.constantFrom(
    '1',
    '31',
    '29',
    '13',
    '0',
    '2026',
    '26',
    'feb',
    'May',
    'last',
    'Monday',
    'ago',
    '/',
    '.',
    '-',
    ' ',
    'x',
    '\u202e',
  )
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 7 }).map(all => all.join('')),
  )
  fc.assert(
    fc.property(typed, text => {
      const reading = typedDay(text, today)
      if (reading.ok) assert.equal(new Date(reading.day).toISOString().slice(0, 10), reading.day)
      else assert.ok(reading.why.length > 0)
    }),
    { numRuns: 2000 },
  )
})

test('numbers are never read with the month first', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 12 }), (day, month) => {
      const reading = typedDay(`${day}/${month}/2024`, today)
      if (reading.ok) assert.deepEqual(reading.day.split('-').slice(1).map(Number), [month, day])
      else assert.ok(day > 29)
    }),
  )
})
