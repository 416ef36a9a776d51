import assert from 'node:assert/strict'
import test from 'node:test'
import { ageText, clockText, dayOf, dayText, instantText, shortDayText } from './dates.ts'

test('a summer evening in UTC is already the next day on a wall in England', () => {
  const instant = new Date('2026-06-14T23:30:00Z')
  assert.equal(dayOf(instant), '2026-06-15')
  assert.equal(instantText(instant), '15 June 2026 at 12:30am')
})

test('the last minute of a winter day in Greenwich is still that day here', () => {
  assert.equal(instantText(new Date('2026-12-31T23:59:00Z')), '31 December 2026 at 11:59pm')
})

test('clocks are read as people say them', () => {
  const at = (time: string): string => clockText(new Date(`2026-01-05T${time}:00Z`))
  assert.deepEqual(['00:00', '09:00', '09:32', '12:00', '17:05'].map(at), [
    'midnight',
    '9am',
    '9:32am',
    'midday',
    '5:05pm',
  ])
})

test('days are written out, and short only in tables', () => {
  assert.equal(dayText('2026-09-03'), '3 September 2026')
  assert.equal(shortDayText('2026-09-03'), '3 Sep 2026')
})

test('an age is told in its largest whole unit', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  const age = (minutes: number): string => ageText(new Date(now.getTime() - minutes * 60_000), now)
  assert.deepEqual([0, 1, 59, 60, 47 * 60, 48 * 60].map(age), [
    'just now',
    '1 minute ago',
    '59 minutes ago',
    '1 hour ago',
    '47 hours ago',
    '2 days ago',
  ])
})
