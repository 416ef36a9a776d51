import assert from 'node:assert/strict'
import test from 'node:test'
import { protectionSets } from './protection-sets.ts'
import { stagesAhead } from './stages-ahead.ts'

const set = protectionSets[0] ?? assert.fail()
const ahead = (recorded: Parameters<typeof stagesAhead>[0], on = '2026-12-01') =>
  stagesAhead(recorded, set, on, () => 35).map(({ from, to, hours }) => [from, to, hours])

test('a trainee’s hours go from 80 to 60 to 40 percent of the contract and then end', () => {
  const first = { from: '2026-06-10', to: '2026-12-09', hours: 28, reason: 'PQiP, first 6 months' }
  assert.deepEqual(ahead([first]), [
    ['2026-06-10', '2026-12-09', 28],
    ['2026-12-10', '2027-06-09', 21],
    ['2027-06-10', '2027-12-09', 14],
  ])
})

test('a stage without a recorded end ends when the data says, and one that is overdue stays as it stands', () => {
  const open = { to: null, hours: 7, reason: 'PSO learning' }
  assert.deepEqual(ahead([{ ...open, from: '2026-10-01' }]), [['2026-10-01', '2027-03-31', 7]])
  assert.deepEqual(ahead([{ ...open, from: '2025-10-01' }]), [['2025-10-01', null, 7]])
})

test('a later stage that is recorded already is not counted twice', () => {
  const now = { from: '2026-06-10', to: '2026-12-09', hours: 28, reason: 'PQiP, first 6 months' }
  const next = { from: '2026-12-10', to: '2027-06-09', hours: 20, reason: 'PQiP, months 6 to 12' }
  assert.deepEqual(ahead([now, next]).length, 3)
  assert.deepEqual(ahead([now, next])[1], ['2026-12-10', '2027-06-09', 20])
})

test('a phased return, sickness, and a stage that was ended end on their day and bring nothing after', () => {
  const agreed = { from: '2026-11-01', to: '2026-12-20', hours: 10, reason: 'Phased return' }
  const other = { from: '2026-11-01', to: '2026-12-05', hours: 37, reason: null }
  const ended = { from: '2026-02-01', to: '2026-07-31', hours: 28, reason: 'PQiP, first 6 months' }
  assert.deepEqual(ahead([agreed, other, ended]), [
    ['2026-11-01', '2026-12-20', 10],
    ['2026-11-01', '2026-12-05', 37],
  ])
})
