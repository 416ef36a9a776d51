import assert from 'node:assert/strict'
import test from 'node:test'
import { profiles } from './profile.ts'
import type { ReductionForm } from './reductions.ts'
import { hoursOfPercent, nextReductionChange, reducedHours, reductionRefusals, reductionStatus } from './reductions.ts'

const leave = { hours: 9, from: '2026-03-01', to: '2026-03-31', reasonEnabled: true }

test('a reduction takes hours off on its last day and not on the day after', () => {
  assert.equal(reducedHours([leave], '2026-03-31'), 9)
  assert.equal(reducedHours([leave], '2026-04-01'), 0)
})

test('a reduction is scheduled before, active during and archived after its days', () => {
  const days = ['2026-02-28', '2026-03-01', '2026-04-01']
  assert.deepEqual(
    days.map(day => reductionStatus(leave, day)),
    ['SCHEDULED', 'ACTIVE', 'ARCHIVED'],
  )
})

test('a reduction without an end goes on', () => {
  assert.equal(reductionStatus({ from: '2020-01-01', to: null }, '2026-01-01'), 'ACTIVE')
})

test('a switched-off reason takes no hours off, except in the real-time peer', () => {
  const off = [{ ...leave, reasonEnabled: false }]
  assert.equal(reducedHours(off, '2026-03-10'), 0)
  assert.equal(reducedHours(off, '2026-03-10', profiles.realtime), 9)
})

test('the next change is the earliest start or end still to come', () => {
  const later = { from: '2026-03-20', to: '2026-05-01' }
  assert.equal(nextReductionChange([leave, later], '2026-03-10'), '2026-03-20')
  assert.equal(nextReductionChange([leave], '2026-03-31'), null)
})

test('47 % of a full week is 17.39 hours, and no percent is the whole contract', () => {
  assert.equal(hoursOfPercent(37, 47), 17.39)
  assert.equal(hoursOfPercent(30, null), 30)
  assert.equal(hoursOfPercent(30, 120), 30)
})

const form: ReductionForm = { hours: 7.4, from: '2026-03-01', to: '2026-06-01', note: '' }

test('a newly qualified officer may have a fifth of their hours taken off', () => {
  assert.deepEqual(reductionRefusals(form, 37, 20), [])
})

test('hours above the limit of the reason are refused with the limit', () => {
  const refusals = reductionRefusals({ ...form, hours: 20 }, 37, 50)
  assert.deepEqual(refusals, [{ field: 'hours', message: 'Hours must be between 0 and 18.5' }])
})

test('a reduction that ends as it starts is refused at its end', () => {
  const [refusal] = reductionRefusals({ ...form, to: form.from }, 37, null)
  assert.equal(refusal?.field, 'to')
})

test('an officer without hours has none to reduce', () => {
  const [refusal] = reductionRefusals(form, 0, null)
  assert.equal(refusal?.message, 'This officer has no contracted hours to reduce')
})
