import assert from 'node:assert/strict'
import test from 'node:test'
import { readInspection } from './index.ts'

const whole = {
  framework: 'PDU-2023',
  answers: [{ case: 'C1', answers: { 'P2.1a': 'yes' } }],
  domainOne: {},
  populationSize: 9,
}
for (const [fault, change, message] of [
  ['a framework that is not shipped', { framework: 'PDU-2031' }, /there is no framework "PDU-2031": use CRC-2018/],
  [
    'a question of another framework',
    { answers: [{ case: 'C1', answers: { '2.1a': 'yes' } }] },
    /answers\[0\].answers.2.1a/,
  ],
  [
    'an answer that is none',
    { answers: [{ case: 'C1', answers: { 'P2.1a': 'maybe' } }] },
    /must be one of yes, no, na/,
  ],
  ['a case twice', { answers: [whole.answers[0], whole.answers[0]] }, /answers\[1\].case: C1 is there already/],
  ['a judgement without reasons', { domainOne: { 'P1.1': { rating: 'Good' } } }, /domainOne.P1.1.reasons/],
  ['a judgement of a case standard', { domainOne: { 'P2.1': { rating: 'Good', reasons: 'x' } } }, /domainOne.P2.1/],
  ['a population smaller than the sample', { populationSize: 0 }, /populationSize: must be a whole number from 1/],
] as const) {
  test(`${fault} is refused with its place`, () => {
    assert.throws(() => readInspection({ ...whole, ...change }), { name: 'RatingError', message })
  })
}
