import assert from 'node:assert/strict'
import test from 'node:test'
import { availablePoints } from './available.ts'
import { known } from './figure.ts'
import { hoursBasis } from './grade.ts'
import { profiles } from './profile.ts'

const target = known(2176)
const seed = { po: 37, pso: 37, spo: 0 }
const of = (contracted: number) => known({ contracted, fullTime: 37 })

test('a newly qualified officer has a fifth less room than a full-timer', () => {
  assert.deepEqual(availablePoints(target, of(37), 7.4), known(1740))
})

test('an officer whose reductions exceed their hours has no room, not negative room', () => {
  assert.deepEqual(availablePoints(target, of(10), 15), known(0))
})

test('the nightly batch gives the same officer negative room', () => {
  assert.deepEqual(availablePoints(target, of(10), 15, profiles.wmt), known(-294))
})

test('hours in tenths lose no point to binary fractions', () => {
  assert.deepEqual(availablePoints(known(185), of(37), 14.8), known(111))
})

test('half a week is whole, and the nightly batch loses a point of it to binary fractions', () => {
  assert.deepEqual(availablePoints(target, of(36), 17.5), known(1088))
  assert.deepEqual(availablePoints(target, of(36), 17.5, profiles.wmt), known(1087))
})

test('a third of a week is a whole third, and a hair less where the share is rounded first', () => {
  const third = known({ contracted: 12, fullTime: 36 })
  assert.deepEqual(availablePoints(known(3), third, 0), known(1))
  assert.deepEqual(availablePoints(known(3), third, 0, profiles.realtime), known(0))
})

test('a senior officer has no full-time hours, so their room is unknown and not none', () => {
  const available = availablePoints(target, hoursBasis('SPO', 37, seed), 0)
  assert.deepEqual(available, { known: false, why: 'no full-time hours are set for this grade' })
})

test('an officer whose hours nobody recorded is not taken for a full-timer', () => {
  const hours = hoursBasis('PO', null, seed)
  assert.deepEqual(availablePoints(target, hours, 0), { known: false, why: 'contracted hours are not recorded' })
  assert.deepEqual(availablePoints(target, hoursBasis('PO', null, seed, profiles.wmt), 0, profiles.wmt), known(2176))
})

test('an officer of a grade that nobody knows has unknown room', () => {
  assert.equal(availablePoints(target, hoursBasis('DMY', 37, seed), 0).known, false)
})
