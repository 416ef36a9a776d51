import assert from 'node:assert/strict'
import test from 'node:test'
import { readDrawRequest } from './index.ts'

const whole = { population: [{ id: 'X1', strata: { gender: 'male' } }], size: 1, seed: 'ab'.repeat(32) }

for (const [fault, change, message] of [
  [
    'a stratum that is a number',
    { population: [{ id: 'a', strata: { age: 3 } }] },
    /^population\[0\].strata.age: must be a text/,
  ],
  ['an item without strata', { population: [{ id: 'a' }] }, /^population\[0\].strata: must be an object/],
  ['an empty id', { population: [{ id: '', strata: {} }] }, /^population\[0\].id: must be a text/],
  ['half a character', { population: [{ id: '\ud800', strata: {} }] }, /^population\[0\].id: has half a character/],
  ['an exclusion without a reason', { excluded: [{ id: 'a' }] }, /^excluded\[0\].reason: must be a text/],
] as const) {
  test(`${fault} in a request is refused with its place`, () => {
    assert.throws(() => readDrawRequest({ ...whole, ...change }), { name: 'DrawError', message })
  })
}
