import assert from 'node:assert/strict'
import test from 'node:test'
import { challengeRulesOn, challengeStanding, firstOwner, mayAnswerChallenge, ownerAbove } from '../index.ts'

const rules = challengeRulesOn('2026-11-30')
const opened = '2026-11-30'

test('a challenge is the senior officer’s, and the head’s when the officer is a senior officer', () => {
  assert.deepEqual([firstOwner('PO', rules), firstOwner('SPO', rules)], ['spo', 'pdu-head'])
})

test('unanswered it climbs by the calendar alone, over weekends and Christmas, and stays overdue at the top', () => {
  const stands = (today: string) => challengeStanding({ opened, first: 'spo' }, today, rules)
  assert.deepEqual(stands('2026-12-07'), { level: 'spo', due: '2026-12-07', climbed: 0, overdue: false })
  assert.deepEqual(stands('2026-12-08'), { level: 'pdu-head', due: '2026-12-14', climbed: 1, overdue: false })
  assert.deepEqual(stands('2026-12-15'), { level: 'regional-director', due: '2026-12-30', climbed: 2, overdue: false })
  const late = stands('2027-06-01')
  assert.deepEqual([late.level, late.overdue], ['national-director', true])
})

test('the level whose turn it is answers, or one above; one that let its days pass no longer does', () => {
  const standing = challengeStanding({ opened, first: 'spo' }, '2026-12-08', rules)
  assert.deepEqual(
    (['spo', 'pdu-head', 'regional-director', undefined] as const).map(level => mayAnswerChallenge(level, standing)),
    [false, true, true, false],
  )
  assert.deepEqual(
    [ownerAbove('spo', rules), ownerAbove('national-director', rules)],
    ['pdu-head', 'national-director'],
  )
})
