import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Change } from '../../../../verifier/bundle/change-range.ts'
import { surgesOf } from './surges.ts'

const change = (about: number, minute: number): Change => ({
  index: minute,
  case: `case ${about}`,
  entry: `entry ${about} ${minute}`,
  type: 'review',
  recorded: new Date(Date.UTC(2026, 5, 15, 16, minute)).toISOString(),
  supersedes: null,
  sampled: true,
  flags: [],
})

test('five records written in within ten minutes are a surge, whatever the order in which they are listed', () => {
  const [surge, ...more] = surgesOf([3, 1, 0, 2, 4].map(n => change(n, n * 2)))
  assert.deepEqual([surge?.changes.length, more.length], [5, 0])
  assert.deepEqual([surge?.from.getUTCMinutes(), surge?.to.getUTCMinutes()], [0, 8])
})

test('many entries in one record, or five records in an hour, are none', () => {
  assert.deepEqual(surgesOf([0, 1, 2, 3, 4, 5].map(minute => change(1, minute))), [])
  assert.deepEqual(surgesOf([0, 1, 2, 3, 4].map(n => change(n, n * 12))), [])
})
