import assert from 'node:assert/strict'
import test from 'node:test'
import { Fields } from './fields.ts'
import { rateInput } from './rating-input.ts'

const faults = [
  [
    'a total above its maximum',
    { framework: 'PDU-2023', score: 99 },
    /^\[3\]\.score is 99: a whole number from 0 to 21/,
  ],
  [
    'a band table of 10 points',
    { framework: 'BAND-10', score: 1 },
    /^\[3\]\.framework is "BAND-10": a maximum of 3 points/,
  ],
  ['a framework that is not shipped', { framework: 'PDU-2031', score: 3 }, /^\[3\]\.framework is "PDU-2031"/],
  ['a framework without ratings', { framework: 'DIPP-2025', score: 3 }, /^\[3\]\.framework: DIPP-2025 gives no rating/],
  ['half an answer', { keyQuestions: { a: { yes: 1.5, no: 2 } } }, /^\[3\]\.keyQuestions\.a\.yes is 1\.5/],
] as const

for (const [what, input, message] of faults) {
  test(`${what} is refused with its place`, () => {
    assert.throws(() => rateInput(new Fields(input, '[3]')), { name: 'BadInput', message })
  })
}
