import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { known, unknown } from './figure.ts'
import { officerWorkload } from './officer.ts'
import type { OfficerInput } from './officer-input.ts'
import { profiles } from './profile.ts'
import { ruleSetFrom } from './rule-set-from.ts'
import { april2021 } from './rule-sets/2021-04.ts'
import type { Load } from './totals.ts'
import { caseTotals, recompute, totalsOf } from './totals.ts'

const ruleSet = ruleSetFrom(april2021)

const load = (used: number, available: number): Load => ({ cases: 1, used, available: known(available) })

test('a team is as loaded as its points together, not as the mean of its officers', () => {
  assert.deepEqual(totalsOf([load(200, 100), load(300, 900)]).percent, known(50))
})

test('the work of an officer with no room left still weighs on the team', () => {
  assert.deepEqual(totalsOf([load(50, 0), load(50, 100)]).percent, known(100))
})

test('an officer whose hours nobody knows is in no percentage, and is named beside it', () => {
  const totals = totalsOf([load(50, 100), { cases: 12, used: 700, available: unknown('hours are not recorded') }])
  assert.deepEqual(totals.percent, known(50))
  assert.equal(totals.used, 750)
  assert.deepEqual(totals.unmeasured, { officers: 1, cases: 12, used: 700 })
})

test('a team without anybody is unknown, and 0 % only where a peer says so', () => {
  assert.deepEqual(totalsOf([]).percent, { known: false, why: 'there is no availability' })
  assert.deepEqual(totalsOf([], profiles.wmt).percent, known(0))
})

test('the percentage of any unit is the ratio of its sums', () => {
  const loads = fc.array(fc.tuple(fc.nat(4000), fc.integer({ min: 1, max: 2176 })), { minLength: 1 })
  fc.assert(
    fc.property(loads, pairs => {
      const used = pairs.reduce((sum, [points]) => sum + points, 0)
      const available = pairs.reduce((sum, [, points]) => sum + points, 0)
      const { percent } = totalsOf(pairs.map(([points, room]) => load(points, room)))
      assert.ok(percent.known && Math.abs(percent.value - (used / available) * 100) < 1e-9)
    }),
  )
})

const cells = fc.array(fc.nat(5), { minLength: 99, maxLength: 99 })

const anyOfficer: fc.Arbitrary<OfficerInput> = fc.record({
  grade: fc.constantFrom('PO', 'PSO', 'SPO', 'DMY'),
  contractedHours: fc.option(fc.constantFrom(0, 18.5, 37)),
  reductionHours: fc.constantFrom(0, 7.4, 40),
  cases: cells,
  t2aCases: fc.option(cells),
  reports: fc.constantFrom({}, { sdr: 1, fdr: 2 }),
  contactPoints: fc.integer({ min: -20, max: 20 }),
})

test('recomputing a nation gives each officer the figures of their own page', () => {
  fc.assert(
    fc.property(fc.array(anyOfficer, { maxLength: 6 }), officers => {
      const figures = ({ ingredients, ...rest }: ReturnType<typeof officerWorkload>) => ({
        ...rest,
        ingredients: ingredients(),
      })
      const alone = officers.map(officer => officerWorkload(officer, ruleSet))
      const together = recompute(officers, ruleSet)
      assert.deepEqual(together.officers.map(figures), alone.map(figures))
      assert.deepEqual(together.totals, totalsOf(alone))
    }),
    { numRuns: 40 },
  )
})

test('cases in all, active ones and young adults in transition are counted apart', () => {
  assert.deepEqual(caseTotals([2, 2], [1, 1], [1, 0]), { all: 4, active: 2, t2a: 1 })
})
