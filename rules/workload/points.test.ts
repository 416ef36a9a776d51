import assert from 'node:assert/strict'
import test from 'node:test'
import { casePoints, tierPoints } from './points.ts'
import { ruleSetFrom } from './rule-set-from.ts'
import { april2021 } from './rule-sets/2021-04.ts'

const ruleSet = ruleSetFrom(april2021)

test('one case of each location weighs what the table of 2021 says', () => {
  const weights = (['community', 'custody', 'licence'] as const).map(place => casePoints(place, 1, false, ruleSet))
  assert.deepEqual(weights, [206, 75, 219])
})

test('a tier that the rule set does not have is refused', () => {
  assert.throws(() => casePoints('community', 33, false, ruleSet), /has no tier with code 33/)
})

test('a warrant at weight 0 loses its points, unpaid work at 100 keeps them, half is half', () => {
  const one = { warrants: 1, unpaidWork: 1, overdueTermination: 1 }
  assert.equal(tierPoints(10, 10, one, { warrants: 0, unpaidWork: 100, overdueTermination: 50 }), 85)
})

test('weights beyond the scale are the ends of it', () => {
  const one = { warrants: 1, unpaidWork: 1, overdueTermination: 0 }
  assert.equal(tierPoints(10, 10, one, { warrants: -5, unpaidWork: 250, overdueTermination: 0 }), 90)
})
