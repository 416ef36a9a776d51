import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { readVectors } from './run.ts'
import { runTieringCase } from './tiering.ts'
import { wrongExpectations } from './workload/wrong-expectations.ts'

type Vector = Readonly<Record<string, unknown>>

const read = (name: string) => {
  const place = new URL(`vectors/${name}.json`, import.meta.url)
  return readVectors(JSON.parse(readFileSync(place, 'utf8')), name).cases
}

const cases = [...read('tiering'), ...read('ogrs4')]
const run = (vector: Vector) => runTieringCase(vector, {})

test('every published case of tiers and predictors passes', () => {
  assert.equal(cases.length, 177 + 135 + 14)
  for (const { id, vector } of cases) assert.deepEqual(run(vector), { verdict: 'passed' }, id)
})

/** The expectation with one value inside one of its objects made wrong. */
const wrongInside = (expected: Vector): readonly Vector[] =>
  Object.entries(expected).flatMap(([name, value]) => {
    if (typeof value !== 'object' || value === null) return []
    const { length } = Object.keys(value)
    const wrong = wrongExpectations(value).map(inner => ({ ...expected, [name]: inner }))
    return length === 0 ? [{ ...expected, [name]: { STALKING: 'F' } }] : wrong
  })

/** Each fourth case: every kind and every shape is among them, in a quarter of the time. */
const someCases = cases.filter((_, index) => index % 4 === 0)

test('a wrong expectation in any place of a case is reported as failed', () => {
  for (const { id, vector } of someCases) {
    const expected = vector.expected as Vector
    const flat = wrongExpectations(expected).filter(wrong => Object.keys(wrong as Vector).length > 0)
    const wrongs = [...flat, ...wrongInside(expected), { ...expected, error: true }, { error: 'refused' }]
    for (const wrong of wrongs) {
      const outcome = run({ ...vector, expected: wrong })
      assert.equal(outcome.verdict, 'failed', `${id} with ${JSON.stringify(wrong)}: ${JSON.stringify(outcome)}`)
    }
  }
})

const v3 = (predictors: object) => ({
  kind: 'v3',
  input: { asOf: '2026-08-22', hasActiveEvent: true, registrations: [], predictors },
})
const arp = { score: 10, type: 'DYNAMIC' }

test('an input that the rule refuses passes only where a refusal is expected', () => {
  const below = v3({ arp, csrp: arp, dcSrp: { score: 0.59, band: 'MEDIUM' } })
  assert.equal(run({ ...below, expected: { error: true } }).verdict, 'passed')
  assert.equal(run({ ...below, expected: { tier: 'D' } }).verdict, 'failed')
  assert.equal(run({ ...v3({ arp: { ...arp, score: -1 }, csrp: arp }), expected: { error: true } }).verdict, 'passed')
})

test('names of the peer stand for those of the vectors', () => {
  const input = {
    gender: 'female',
    rsrscore: 7.1,
    ogrsscore: 21,
    registrations: [{ code: 'MAPP', level: 'M1' }],
    convictions: [
      {
        sentenceTypeCode: 'SP',
        terminationDate: null,
        requirements: [{ mainCategoryTypeCode: 'F', restrictive: false }],
      },
    ],
    previousEnforcementActivity: true,
    assessment: { sections: { ATTITUDES: { proCriminalAttitudes: 'Problem.Significant' } } },
  }
  const expected = { tier: 'B1', protectPoints: 27, changePoints: 4 }
  assert.deepEqual(run({ kind: 'v2', input, expected }), { verdict: 'passed' })
})

test('an input field that no rule knows is not supported, never ignored', () => {
  for (const { id, vector } of cases) {
    const outcome = run({ ...vector, input: { ...(vector.input as Vector), weather: 'fine' } })
    assert.equal(outcome.verdict, 'not supported', id)
  }
})
