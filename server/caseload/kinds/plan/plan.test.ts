import assert from 'node:assert/strict'
import test from 'node:test'
import { EntryRefused } from '../../record/entry.ts'
import { recordInMemory } from '../../record/testing.ts'

test('a plan holds its objectives with who does what by when; one as earlier versions wrote it is still read', () => {
  const record = recordInMemory()
  record.write('sentence-plan', { objectives: 'Find work.', involved: 'yes' }, { on: '2025-05-01' })
  const old = record.state()
  const steps = [{ goal: 'Keep a tenancy', action: 'Apply for housing', who: 'Ada', by: '2027-01-10' }]
  record.write('sentence-plan', { steps, involved: 'partly', view: 'I want my own door.' }, { on: '2026-05-01' })
  assert.deepEqual([old.plan?.on, old.objectives], ['2025-05-01', []])
  assert.deepEqual(record.state().objectives, [
    { goal: 'Keep a tenancy', action: 'Apply for housing', who: 'Ada', by: '2027-01-10', status: 'active' },
  ])
})

test('a plan without any objective is refused', () => {
  const record = recordInMemory()
  assert.throws(
    () => record.write('sentence-plan', { involved: 'yes' }),
    (error: unknown) => error instanceof EntryRefused && /at least one objective/.test(error.message),
  )
})

test('a review of any trigger sets the day of the next one', () => {
  const record = recordInMemory()
  record.write('sentence-plan', { objectives: 'Find work.', involved: 'yes' }, { on: '2026-05-01' })
  record.write('review', { trigger: 'final-third', text: 'On course.', nextDue: '2027-03-01' }, { on: '2026-11-01' })
  assert.deepEqual([record.state().reviewedOn, record.state().plan?.reviewDue], ['2026-11-01', '2027-03-01'])
})
