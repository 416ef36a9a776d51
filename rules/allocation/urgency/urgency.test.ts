import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byUrgency, type Waiting } from './urgency.ts'

const order = (...waiting: (Waiting & { name: string })[]) =>
  waiting.toSorted(byUrgency('2026-11-30')).map(one => one.name)

test('risk comes first, a risk that nobody assessed right after high, whoever waits longer', () => {
  assert.deepEqual(
    order(
      { name: 'low', risk: 'low', nextDate: '2026-11-01', since: '2026-01-01' },
      { name: 'not assessed', risk: null, nextDate: null, since: '2026-11-29' },
      { name: 'high', risk: 'high', nextDate: null, since: '2026-11-29' },
      { name: 'very high', risk: 'very-high', nextDate: null, since: '2026-11-30' },
    ),
    ['very high', 'high', 'not assessed', 'low'],
  )
})

test('of the same risk, something due within a week comes before a longer wait, then the longer wait', () => {
  assert.deepEqual(
    order(
      { name: 'new', risk: 'medium', nextDate: null, since: '2026-11-20' },
      { name: 'old', risk: 'medium', nextDate: '2026-12-08', since: '2026-06-01' },
      { name: 'due', risk: 'medium', nextDate: '2026-12-07', since: '2026-11-28' },
      { name: 'overdue', risk: 'medium', nextDate: '2026-11-02', since: '2026-11-01' },
    ),
    ['overdue', 'due', 'old', 'new'],
  )
})
