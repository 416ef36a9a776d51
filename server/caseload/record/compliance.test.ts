import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { exampleBodies } from '../kinds/testing.ts'
import { complianceOf } from './compliance.ts'
import { recordInMemory } from './testing.ts'

const TODAY = '2026-11-20'
const registered = exampleBodies(kind => kind, TODAY)['person-registered']

const record = (sentence: string) => {
  const { write, state } = recordInMemory()
  write('person-registered', registered, { on: '2025-01-02' })
  write('sentence-started', { type: sentence, starts: '2025-01-02', requirements: [] }, { on: '2025-01-02' })
  return {
    outcome: (on: string, outcome: string, type = 'COAP') => write('appointment-outcome', { type, outcome }, { on }),
    write,
    facts: () => complianceOf(state(), TODAY),
  }
}

test('two failures in twelve months suggest breach of an order, and recall on a licence', () => {
  const considered = ['community-order', 'licence'].map(sentence => {
    const { outcome, facts } = record(sentence)
    outcome('2026-10-01', 'UAAB')
    const afterOne = facts().consider
    outcome('2026-11-02', 'AFTC')
    return [afterOne, facts().consider]
  })
  assert.deepEqual(considered, [
    [null, 'breach'],
    [null, 'recall'],
  ])
})

test('nothing is suggested while a breach is under way', () => {
  const { outcome, write, facts } = record('community-order')
  outcome('2026-10-01', 'UAAB')
  outcome('2026-11-02', 'UAAB')
  write('breach', { stage: 'aware' }, { on: '2026-11-03' })
  assert.deepEqual([facts().inBreachSince, facts().consider], ['2026-11-03', null])
})

test('a failure of a year ago no longer counts, and one that is no national standard never did', () => {
  const { outcome, facts } = record('community-order')
  outcome('2025-11-20', 'UAAB')
  outcome('2026-10-01', 'UAAB', 'COOO')
  outcome('2026-10-02', 'UAAB')
  assert.deepEqual(
    facts().failures.map(one => one.on),
    ['2026-10-02'],
  )
})

test('an absence whose reason nobody knows yet is no failure, and waits', () => {
  const { outcome, facts } = record('community-order')
  outcome('2026-11-02', 'AFTA')
  assert.deepEqual([facts().failures.length, facts().waiting.length], [0, 1])
})

test('an outcome of the first version counts like the code that took its place', () => {
  const { outcome, facts } = record('community-order')
  outcome('2026-11-02', 'unacceptable-absence')
  outcome('2026-11-09', 'acceptable-absence')
  assert.deepEqual([facts().failures.length, facts().acceptableAbsences.length], [1, 1])
})

test('an absence that was accepted never adds a failure', () => {
  const accepted = fc.constantFrom('AAME', 'AAEM', 'AAFC', 'AFDA', 'CO05', 'CO10', 'RSSR', 'ATTC')
  fc.assert(
    fc.property(fc.array(accepted, { maxLength: 20 }), outcomes => {
      const { outcome, facts } = record('community-order')
      for (const one of outcomes) outcome('2026-11-02', one)
      assert.deepEqual([facts().failures, facts().consider], [[], null])
    }),
  )
})
