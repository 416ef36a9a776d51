import assert from 'node:assert/strict'
import test from 'node:test'
import { known, unknown } from './figure.ts'
import { impact, remainingPoints, shareOf, shown, standing, workloadPercent } from './percent.ts'
import { profiles } from './profile.ts'
import { ruleSetFrom } from './rule-set-from.ts'
import { april2021 } from './rule-sets/2021-04.ts'

const ruleSet = ruleSetFrom(april2021)

test('work without availability is unknown, and 0 % only on the screens of the peer', () => {
  assert.deepEqual(workloadPercent(50, known(0)), { known: false, why: 'there is no availability' })
  assert.deepEqual(workloadPercent(50, known(0), profiles['wmt-web']), known(0))
})

test('an officer without data is unknown for the reason that the data are', () => {
  assert.deepEqual(workloadPercent(0, unknown('not in the file')), { known: false, why: 'not in the file' })
})

test('the real-time peer rounds the ratio, halves up, before it makes a percentage', () => {
  assert.deepEqual(workloadPercent(1, known(16), profiles.realtime), known(6.3))
  assert.deepEqual(workloadPercent(15, known(102), profiles.realtime), known(14.7))
  assert.deepEqual(workloadPercent(-1, known(16), profiles.realtime), known(-6.3))
})

test('an A3 case in the community takes an officer from 92 % to above their room', () => {
  const { now, after } = impact({ used: 2000, available: known(2176), casePoints: 206, alreadyHeld: 0 })
  assert.deepEqual([shown(now), shown(after)], ['91.9', '101.4'])
})

test('a case that an officer already carries is not counted twice', () => {
  const { now, after } = impact({ used: 150, available: known(1000), casePoints: 59, alreadyHeld: 59 })
  assert.deepEqual(after, now)
})

test('nobody is coloured by a figure that is unknown', () => {
  assert.equal(standing(unknown('no hours'), ruleSet), 'unknown')
})

test('amber begins when nothing is left, red only above the ceiling', () => {
  const colours = [99.99, 100, 110, 110.01].map(percent => standing(known(percent), ruleSet))
  assert.deepEqual(colours, ['within', 'amber', 'amber', 'red'])
})

test('points left are below 0 for an officer who carries too much', () => {
  assert.deepEqual(remainingPoints(2400, known(2176)), known(-224))
})

test('figures are shown to one decimal, halves away from zero, and never as minus nothing', () => {
  const figures = [4.55, 15.59, -0.04, -1.25, 100].map(value => shown(known(value)))
  assert.deepEqual(figures, ['4.6', '15.6', '0.0', '-1.3', '100.0'])
})

test('a share of no hours is unknown', () => {
  assert.equal(shareOf(5, 0).known, false)
  assert.deepEqual(shareOf(7.4, 37), known(20))
})
