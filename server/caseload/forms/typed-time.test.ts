import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { typedTime } from './typed-time.ts'

test('a time is understood in the ways people write it', () => {
  const ways = {
    '14:30': '14:30',
    '2.30pm': '14:30',
    '9am': '09:00',
    '0900': '09:00',
    '12am': '00:00',
    Midday: '12:00',
    '12 pm': '12:00',
  }
  assert.deepEqual(Object.fromEntries(Object.keys(ways).map(typed => [typed, typedTime(typed)])), ways)
})

test('what is no time, or could be either half of the day, is not guessed', () => {
  assert.deepEqual(['25:00', '9:60', '13pm', '0am', '3', 'soon', ''].map(typedTime), Array(7).fill(undefined))
})

test('every minute of the day is read back as it is kept', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), minute => {
      const kept = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      assert.equal(typedTime(kept), kept)
    }),
  )
})
