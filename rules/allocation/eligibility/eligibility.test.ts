import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { eligibility } from './eligibility.ts'
import type { CaseFacts, OfficerFacts } from './facts.ts'
import { eligibilityRuleSets, eligibilityRulesOn, faultsOf } from './rule-set.ts'

const ruleSet = eligibilityRulesOn('2026-11-30')
if (!ruleSet) throw new Error('There are rules today')

const person: CaseFacts = {
  ...{ risk: 'medium', tier: 'C2', team: 'HAR1', pdu: 'HAR', language: 'English', interpreter: null, needs: null },
}
const officer: OfficerFacts = {
  ...{ name: 'Ada Whitlock', grade: 'PO', team: 'HAR1', pdu: 'HAR', sex: null, languages: null, closed: false },
  ...{
    conflict: null,
    cases: 30,
    recentCases: 0,
    left: null,
    absent: null,
    awayNext: null,
    protectedFrom: [],
    known: null,
  },
}
const ask = (of: Partial<CaseFacts>, to: Partial<OfficerFacts>) =>
  eligibility({ person: { ...person, ...of }, officer: { ...officer, ...to }, on: '2026-11-30', ruleSet })
const said = (of: Partial<CaseFacts>, to: Partial<OfficerFacts>) => {
  const { verdict, refusals, override } = ask(of, to)
  return [verdict, refusals.map(one => one.rule), override]
}

test('a probation officer of the team with room may be given any case', () => {
  assert.deepEqual(said({ risk: 'very-high', tier: 'A3' }, {}), ['yes', [], null])
})

test('only a qualified officer holds high risk; a trainee only by the decision that goes beyond their protection', () => {
  for (const risk of ['high', 'very-high'] as const) {
    assert.deepEqual(said({ risk }, { grade: 'PSO' }), ['no', ['grade-for-risk'], 'never'])
    assert.deepEqual(said({ risk }, { grade: 'TPO' }), ['override', ['grade-for-risk'], 'pdu-head'])
  }
  for (const grade of ['PSO', 'TPO']) assert.deepEqual(said({ risk: 'low', tier: 'D1' }, { grade }), ['yes', [], null])
})

test('each refusal is explained, and says who may decide otherwise', () => {
  assert.deepEqual(said({ tier: 'A1' }, { grade: 'PSO' }), ['override', ['grade-for-tier'], 'pdu-head'])
  assert.deepEqual(
    said({}, { protectedFrom: [{ words: 'At most 20 cases', mayDecide: 'regional-director', certain: true }] }),
    ['override', ['protections'], 'regional-director'],
  )
  assert.deepEqual(said({}, { closed: true }), ['no', ['limited-access'], 'never'])
  assert.deepEqual(said({}, { conflict: 'Family' }), ['no', ['conflict'], 'never'])
  assert.deepEqual(said({ needs: 'female' }, { sex: 'male' }), ['override', ['sex-need'], 'spo'])
  assert.deepEqual(said({}, { team: 'MOO1', pdu: 'MOO' }), ['no', ['travel'], 'never'])
  assert.deepEqual(said({}, { cases: 60 }), ['override', ['caseload-cap'], 'pdu-head'])
  assert.deepEqual(said({}, { absent: 'annual leave' }), ['override', ['absence'], 'spo'])
  assert.deepEqual(said({}, { left: '2026-11-30' }), ['no', ['absence'], 'never'])
  assert.match(ask({ risk: 'high' }, { grade: 'PSO' }).refusals[0]?.words ?? '', /only a qualified probation officer/)
})

test('leave in the next weeks is advice with its days, and later leave says nothing', () => {
  const words = (from: string, to: string | null) => ask({}, { awayNext: { from, to } }).advice.map(one => one.words)
  assert.deepEqual(words('2026-12-21', '2027-01-04'), ['Is away from 21 December 2026 to 4 January 2027'])
  assert.deepEqual(words('2026-12-28', null), ['Is away from 28 December 2026, with no end recorded'])
  assert.deepEqual(words('2026-12-29', null), [])
  const both = ask({}, { awayNext: { from: '2026-12-07', to: '2026-12-09' }, left: '2026-12-20' }).advice
  assert.deepEqual(
    both.map(one => one.words),
    ['Leaves in 20 days. Is away from 7 December 2026 to 9 December 2026'],
  )
})

test('of two refusals the one that binds higher decides', () => {
  assert.deepEqual(said({ needs: 'female' }, { sex: 'male', cases: 60 }), [
    'override',
    ['sex-need', 'caseload-cap'],
    'pdu-head',
  ])
})

test('what is not known is said and refuses nothing', () => {
  const { verdict, advice } = ask(
    { risk: null, tier: null, needs: 'male', language: 'Polish' },
    { grade: 'PSO', cases: null },
  )
  assert.equal(verdict, 'yes')
  assert.deepEqual(
    advice.map(one => one.rule),
    ['grade-for-risk', 'grade-for-tier', 'sex-need', 'language', 'caseload-cap'],
  )
})

test('advice is language, another team, many cases, a busy week and somebody who leaves soon', () => {
  const { verdict, advice } = ask(
    { language: 'Polish' },
    { languages: ['Welsh'], team: 'HAR2', cases: 50, recentCases: 5, left: '2026-12-10' },
  )
  assert.equal(verdict, 'yes')
  assert.deepEqual(
    advice.map(one => one.rule),
    ['language', 'travel', 'caseload-cap', 'recent-cases', 'absence'],
  )
})

test('one more obstacle never makes an officer more eligible', () => {
  const height = { yes: 0, override: 1, no: 2 }
  const obstacles: Partial<OfficerFacts>[] = [
    { closed: true },
    { conflict: 'Family' },
    { cases: 75 },
    { absent: 'sick leave' },
    { left: '2026-01-01' },
    { grade: 'PSO' },
  ]
  const risk = fc.constantFrom('low', 'medium', 'high', 'very-high', null)
  fc.assert(
    fc.property(risk, fc.subarray(obstacles), fc.constantFrom(...obstacles), (of, some, more) => {
      const before = ask({ risk: of }, Object.assign({}, ...some)).verdict
      const after = ask({ risk: of }, Object.assign({}, ...some, more)).verdict
      assert.ok(height[after] >= height[before])
    }),
    { numRuns: 60 },
  )
})

test('every rule set says what it rests on, and a wrong one is named by its place', () => {
  assert.deepEqual(eligibilityRuleSets.flatMap(faultsOf), [])
  const wrong = { ...ruleSet, validFrom: 'soon', casesAtMost: 1, rules: ruleSet.rules.slice(1) }
  assert.deepEqual(faultsOf(wrong), [
    'validFrom is soon: a day was expected',
    'casesAtMost is below casesAdvised',
    'rules must have grade-for-risk exactly once',
  ])
  assert.equal(eligibilityRulesOn('2000-01-01'), undefined)
})
