import assert from 'node:assert/strict'
import test from 'node:test'
import { isLate, recordedAfter } from './late.ts'

test('a Friday contact written on Monday is not late, written on Tuesday it is', () => {
  const friday = { from: '2026-11-13' }
  assert.deepEqual(
    [isLate(friday, new Date('2026-11-16T17:00:00Z')), isLate(friday, new Date('2026-11-17T09:00:00Z'))],
    [false, true],
  )
})

test('days are counted on the calendar of England and Wales: half past midnight in summer is the new day', () => {
  assert.equal(recordedAfter({ from: '2026-07-01' }, new Date('2026-07-01T23:30:00Z')), 1)
})

test('something that went on for days is late from its last day', () => {
  assert.equal(isLate({ from: '2026-11-01', to: '2026-11-14' }, new Date('2026-11-17T09:00:00Z')), false)
})
