import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { known } from './figure.ts'
import { officerWorkload } from './officer.ts'
import type { OfficerInput } from './officer-input.ts'
import { profiles } from './profile.ts'
import type { RuleSet } from './rule-set.ts'
import { ruleSetFrom } from './rule-set-from.ts'
import { april2021 } from './rule-sets/2021-04.ts'
import { cellOf } from './tiers.ts'

const ruleSet: RuleSet = ruleSetFrom(april2021)
const cells = ruleSet.caseWeights.length

const officer = (over: Partial<OfficerInput> = {}): OfficerInput => ({
  grade: 'PO',
  contractedHours: 37,
  reductionHours: 0,
  cases: new Uint16Array(cells),
  t2aCases: null,
  reports: {},
  contactPoints: 0,
  ...over,
})

const withCases = (...rows: (readonly [cell: number, count: number])[]): Uint16Array => {
  const counts = new Uint16Array(cells)
  for (const [cell, count] of rows) counts[cell] = count
  return counts
}

const counts = fc.array(fc.nat(9), { minLength: cells, maxLength: cells })

const anyOfficer: fc.Arbitrary<OfficerInput> = fc.record({
  grade: fc.constantFrom('PO', 'PSO', 'TPO', 'SPO', 'PSO_B', 'DMY'),
  contractedHours: fc.option(fc.integer({ min: 0, max: 375 }).map(tenths => tenths / 10)),
  reductionHours: fc.integer({ min: 0, max: 400 }).map(tenths => tenths / 10),
  cases: counts,
  t2aCases: fc.option(counts),
  reports: fc.record({ sdr: fc.nat(9), fdr: fc.nat(9), parole: fc.nat(9) }, { requiredKeys: [] }),
  contactPoints: fc.integer({ min: -60, max: 60 }),
})

test('twenty C1 cases in the community and five court reports are 1,471 points', () => {
  const cases = withCases([cellOf('community', 11, ruleSet), 20])
  assert.equal(officerWorkload(officer({ cases, reports: { sdr: 2, fdr: 3 } }), ruleSet).used, 1471)
})

test('an A3 case on licence weighs 219, and 75 for a young adult in transition', () => {
  const cell = cellOf('licence', 1, ruleSet)
  const { parts, cases } = officerWorkload(
    officer({ cases: withCases([cell, 1]), t2aCases: withCases([cell, 1]) }),
    ruleSet,
  )
  assert.deepEqual(parts, { cases: 219, t2a: 75, reports: 0, contacts: 0 })
  assert.equal(cases, 2)
})

test('a case whose contact is suspended counts as a case and earns no points, and says so', () => {
  const { cases, used, ingredients } = officerWorkload(
    officer({ cases: withCases([cellOf('community', 17, ruleSet), 4]) }),
    ruleSet,
  )
  assert.deepEqual([cases, used], [4, 0])
  assert.deepEqual(ingredients(), [
    { kind: 'cases', location: 'community', tier: 'A3S', count: 4, weight: 0, points: 0 },
  ])
})

test('parole reports earn points only under the rules of April 2021', () => {
  const input = officer({ reports: { parole: 2 } })
  assert.equal(officerWorkload(input, ruleSet).used, 0)
  assert.equal(officerWorkload(input, ruleSet, profiles['wmt-2021']).used, 240)
})

test('an officer on long-term sickness with cases is not at 0 %', () => {
  const cases = withCases([cellOf('community', 1, ruleSet), 5])
  const sick = officerWorkload(officer({ cases, reductionHours: 37 }), ruleSet)
  assert.deepEqual(sick.available, known(0))
  assert.deepEqual(sick.percent, { known: false, why: 'there is no availability' })
})

test('an officer in two teams works with the hours of each', () => {
  const { available } = officerWorkload(officer({ contractedHours: 18.5 }), ruleSet)
  assert.deepEqual(available, known(1088))
})

test('a row with a cell too few is refused, not read out of step', () => {
  assert.throws(() => officerWorkload(officer({ cases: new Uint16Array(98) }), ruleSet), {
    name: 'RangeError',
    message: '98 case counts: 99 were expected, community, custody, licence by tier code',
  })
})

test('every figure carries the rule set and profile that made it', () => {
  const workload = officerWorkload(officer(), ruleSet, profiles.realtime)
  assert.deepEqual([workload.ruleSet, workload.profile], [{ id: 'wmt-2021-04', version: '1.0.0' }, 'realtime'])
})

test('the ingredients add up to the points used', () => {
  fc.assert(
    fc.property(anyOfficer, fc.constantFrom(...Object.values(profiles)), (input, profile) => {
      const workload = officerWorkload(input, ruleSet, profile)
      const sum = workload.ingredients().reduce((points, line) => points + line.points, 0)
      assert.equal(sum, workload.used)
    }),
  )
})

test('another case never lowers a percentage', () => {
  fc.assert(
    fc.property(anyOfficer, fc.nat(cells - 1), (input, cell) => {
      const before = officerWorkload(input, ruleSet)
      const more = Array.from(input.cases, (count, at) => (at === cell ? count + 1 : count))
      const after = officerWorkload({ ...input, cases: more }, ruleSet)
      assert.equal(after.percent.known, before.percent.known)
      if (after.percent.known && before.percent.known) assert.ok(after.percent.value >= before.percent.value)
    }),
  )
})

test('more hours never raise the percentage of an officer with work', () => {
  fc.assert(
    fc.property(anyOfficer, fc.integer({ min: 1, max: 100 }), (input, tenths) => {
      const before = officerWorkload(
        { ...input, contractedHours: input.contractedHours ?? 20, contactPoints: 0 },
        ruleSet,
      )
      const hours = (before.contractedHours ?? 0) + tenths / 10
      const after = officerWorkload({ ...input, contractedHours: hours, contactPoints: 0 }, ruleSet)
      if (before.percent.known && after.percent.known) assert.ok(after.percent.value <= before.percent.value)
      assert.ok(after.percent.known || !before.percent.known)
    }),
  )
})

test('no officer ever has less than no room', () => {
  fc.assert(
    fc.property(anyOfficer, input => {
      const { available } = officerWorkload(input, ruleSet)
      assert.ok(!available.known || available.value >= 0)
    }),
  )
})
