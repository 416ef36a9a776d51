import assert from 'node:assert/strict'
import test from 'node:test'
import { runInspectionCase } from './inspection.ts'
import inspection from './vectors/inspection.json' with { type: 'json' }

type Part = Readonly<Record<string, unknown>>
type Vector = Part & { readonly id: string; readonly executable: boolean; readonly expected: Part }

const header: Part = inspection.header
const vectors: readonly Vector[] = inspection.cases
const executable = vectors.filter(vector => vector.executable)

const verdict = (vector: Part): string => runInspectionCase(vector, header).verdict

test('every vector that can be executed passes', () => {
  assert.deepEqual(
    executable.filter(vector => verdict(vector) !== 'passed').map(({ id }) => id),
    [],
  )
})

test('of the published facts, those that give a range of totals pass and the others are not supported', () => {
  for (const vector of vectors.filter(each => !each.executable))
    assert.equal(verdict(vector), 'scoreRange' in vector.expected ? 'passed' : 'not supported', vector.id)
})

/** Every expectation that differs from a right one in one single value, however deep. */
const mutations = (value: unknown): readonly unknown[] => {
  if (typeof value === 'number') return [value + 1]
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'string') return [value === 'Good' ? 'Inadequate' : 'Good']
  if (typeof value !== 'object' || value === null) return [7]
  return Object.entries(value).flatMap(([name, part]) => mutations(part).map(other => ({ ...value, [name]: other })))
}

test('one wrong value anywhere in an expectation is reported as failed', () => {
  for (const vector of executable) {
    for (const expected of mutations(vector.expected))
      assert.equal(verdict({ ...vector, expected }), 'failed', `${vector.id} expecting ${JSON.stringify(expected)}`)
  }
})

test('a range of totals that the rating does not allow is reported as failed', () => {
  const essexNorth = {
    kind: 'overall',
    executable: false,
    input: { framework: 'PDU-2023', max: 21, knownStandards: { 'P2.1 Assessment': 'Inadequate' } },
    expected: { rating: 'Requires improvement', scoreRange: [3, 10] },
  }
  assert.equal(verdict(essexNorth), 'failed')
})

test('a deviation may be rounded as tables give it, and one of another confidence is not supported', () => {
  const sample = { kind: 'sample-size', executable: true, expected: { nearest: 203, ceiling: 204 } }
  const input = { eligible: 430, confidence: 0.95, margin: 0.05, p: 0.5 }
  assert.equal(verdict({ ...sample, input: { ...input, z: 1.96 } }), 'passed')
  assert.equal(verdict({ ...sample, input: { ...input, z: 1.64 } }), 'not supported')
})

test('a region may be rated on its services as well: 27 points in place of 24', () => {
  const region = { kind: 'overall', executable: true, expected: { rating: 'Inadequate' } }
  assert.equal(verdict({ ...region, input: { framework: 'REGION-2023', max: 27, score: 4 } }), 'passed')
  assert.equal(verdict({ ...region, input: { framework: 'REGION-2023', max: 30, score: 4 } }), 'not supported')
})

test('a published fact with a field that no rule reads is not supported', () => {
  const [fact] = vectors.filter(({ executable, expected }) => !executable && 'scoreRange' in expected)
  assert.equal(verdict({ ...fact, input: { ...(fact?.input as object), weights: [2] } }), 'not supported')
})

const [some] = executable
for (const [what, change] of [
  ['a kind that no rule has', { kind: 'thematic' }],
  ['a framework that is not shipped', { input: { framework: 'PDU-2031', score: 3, max: 21 } }],
  ['a field that the rule does not read', { input: { framework: 'PDU-2023', score: 3, max: 21, weights: [2] } }],
  ['an expectation that the rule does not answer', { expected: { certainty: 1 } }],
  ['a maximum that the framework does not have', { input: { framework: 'PDU-2023', score: 3, max: 27 } }],
  [
    'standards of another framework',
    { input: { framework: 'NATIONAL-2025', standards: { 'P1.1 Leadership': 'Good' } } },
  ],
  ['an input that is a text', { input: 'PDU-2023' }],
] as const) {
  test(`${what} is not supported, never guessed`, () => assert.equal(verdict({ ...some, ...change }), 'not supported'))
}
