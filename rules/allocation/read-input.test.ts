import assert from 'node:assert/strict'
import test from 'node:test'
import { readAllocationInput } from './read-input.ts'

const officer = { id: 'a', grade: 'PO', availablePoints: 100, usedPoints: 0 }
const one = { id: 'c1', points: 10, eligible: ['a'] }

const refused: readonly (readonly [what: string, input: unknown, message: string])[] = [
  ['a list instead of an object', [], 'the input is []: an object is needed'],
  ['no officers', { cases: [] }, 'officers is missing: a list is needed'],
  [
    'points that are not whole',
    { officers: [officer], cases: [{ ...one, points: 1.5 }] },
    'cases[0].points is 1.5: a whole number is needed',
  ],
  [
    'points below 0',
    { officers: [{ ...officer, usedPoints: -1 }], cases: [] },
    'officers[0].usedPoints is -1: it must not be below 0',
  ],
  [
    'points beyond what JSON holds exactly',
    { officers: [{ ...officer, availablePoints: 2 ** 53 }], cases: [] },
    'officers[0].availablePoints is 9007199254740992: the most that is exact is 9007199254740991',
  ],
  [
    'an officer twice',
    { officers: [officer, officer], cases: [] },
    'officers[1].id is "a" again, as in officers[0]: give each an id of its own',
  ],
  [
    'a case twice',
    { officers: [officer], cases: [one, one] },
    'cases[1].id is "c1" again, as in cases[0]: give each an id of its own',
  ],
  [
    'an officer who does not exist',
    { officers: [officer], cases: [{ ...one, eligible: ['a', 'b'] }] },
    'cases[0].eligible[1] is "b": there is no officer with this id; add the officer or take the id out',
  ],
  [
    'eligibility left out',
    { officers: [officer], cases: [{ id: 'c', points: 1 }] },
    'cases[0].eligible is missing: write null for every officer, [] for nobody, or a list of ids',
  ],
  [
    'a preference for an officer who does not exist',
    { officers: [officer], cases: [{ ...one, preference: { b: 1 } }] },
    'cases[0].preference["b"] is 1: there is no officer with this id; take the preference out',
  ],
  [
    'a preference above 1',
    { officers: [officer], cases: [{ ...one, preference: { a: 2 } }] },
    'cases[0].preference["a"] is 2: a number from 0 to 1 is needed',
  ],
  [
    'a negative limit',
    { officers: [officer], cases: [], options: { maxPercent: -5 } },
    'options.maxPercent is -5: a number from 0 to 1000000 is needed',
  ],
  [
    'a limit in words',
    { officers: [{ ...officer, maxPercent: '110%' }], cases: [] },
    'officers[0].maxPercent is "110%": a number is needed',
  ],
  [
    'a limit whose name is misspelt',
    { officers: [{ ...officer, maxpercent: 90 }], cases: [] },
    'officers[0].maxpercent is not a field: write maxPercent',
  ],
  [
    'a grade that does not exist',
    { officers: [{ ...officer, grade: 'XO' }], cases: [] },
    'officers[0].grade is "XO": one of PO, PSO, TPO, SPO is needed',
  ],
]

for (const [what, input, message] of refused)
  test(`${what} is refused with the place and the fix`, () => {
    assert.throws(() => readAllocationInput(input), { name: 'AllocationInputError', message })
  })

test('options may be left out: 110 per cent and ten seconds', () => {
  const input = readAllocationInput({ officers: [officer], cases: [one] })
  assert.deepEqual(input.options, { maxPercent: 110, timeLimitSeconds: 10 })
})
