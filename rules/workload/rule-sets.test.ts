import assert from 'node:assert/strict'
import test from 'node:test'
import { known } from './figure.ts'
import { locationNamed } from './location.ts'
import { ruleSetFrom } from './rule-set-from.ts'
import { april2021 } from './rule-sets/2021-04.ts'
import { ruleSetNamed, ruleSetOn, ruleSets } from './rule-sets.ts'
import { tierCode, tierName } from './tiers.ts'

const ruleSet = ruleSetFrom(april2021)

test('the day decides which rule set holds', () => {
  const later = ruleSetFrom({ ...april2021, id: 'wmt-2022-12', validFrom: '2022-12-01' })
  const both = [later, ruleSet]
  assert.deepEqual(ruleSetOn('2022-11-30', both), known(ruleSet))
  assert.deepEqual(ruleSetOn('2022-12-01', both), known(later))
})

test('before the first rule set nothing is guessed', () => {
  assert.deepEqual(ruleSetOn('2021-03-31'), { known: false, why: 'no rule set was in force on 2021-03-31' })
})

test('the rule set of 2021 is found by its id', () => {
  assert.equal(ruleSetNamed('wmt-2021-04'), ruleSets[0])
  assert.equal(ruleSetNamed('wmt-1999'), undefined)
})

test('the tiers of 2021 have the codes that the workbook writes', () => {
  const names = [0, 1, 4, 5, 16, 17, 32, 33].map(code => tierName(code, ruleSet))
  assert.deepEqual(names, ['UNTIERED', 'A3', 'A0', 'B3', 'D0', 'A3S', 'D0S', undefined])
  assert.equal(tierCode('d0s', ruleSet), 32)
})

test('both spellings of licence are one location', () => {
  assert.deepEqual([' Licence', 'LICENSE', 'prison'].map(locationNamed), ['licence', 'licence', undefined])
})

const rename = (data: object): unknown => JSON.parse(JSON.stringify({ ...april2021, ...data }))

const wrong: readonly (readonly [string, unknown, RegExp])[] = [
  ['nothing', null, /^rule set is null: an object was expected$/],
  ['a day that is none', rename({ validFrom: '2021-13-01' }), /^validFrom is "2021-13-01"/],
  [
    'a tier above the scale',
    tiersWith({ custody: 1000 }),
    /^tiers\[0\]\.custody is 1000: a whole number from 0 to 999/,
  ],
  ['a broken weight', tiersWith({ t2a: { community: 1.5 } }), /^tiers\[0\]\.t2a\.community is 1\.5/],
  ['a tier twice', rename({ tiers: [april2021.tiers[1], april2021.tiers[1]] }), /^tiers\[1\]\.name is "A3"/],
  ['no report weights', rename({ reports: {} }), /^reports\.sdr is missing/],
  ['hours as text', rename({ fullTimeHours: { po: '37', pso: 37, spo: 0 } }), /^fullTimeHours\.po is "37"/],
  [
    'a grade code in two bands',
    rename({ gradeCodes: { ...april2021.gradeCodes, TPO: ['PSO'] } }),
    /^gradeCodes\.TPO\[0\] is "PSO": a code that stands only once/,
  ],
  ['no contacts', rename({ contacts: [] }), /^contacts is \[\]/],
  ['a threshold left out', rename({ thresholds: { amberFrom: 100 } }), /^thresholds\.redAbove is missing/],
]

function tiersWith(change: object): unknown {
  return rename({ tiers: [{ ...april2021.tiers[0], ...change }] })
}

for (const [what, data, message] of wrong) {
  test(`a rule set with ${what} is refused at the field`, () => {
    assert.throws(() => ruleSetFrom(data), { name: 'RangeError', message })
  })
}
