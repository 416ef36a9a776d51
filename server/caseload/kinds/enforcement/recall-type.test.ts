import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { adultExclusions, recallRule, youthExceptions } from './recall-type.ts'

const all = (asked: object, applies: boolean) => Object.fromEntries(Object.keys(asked).map(name => [name, applies]))
const adult = (newOffence: 'no' | 'only-charged' | 'charged-and-convicted', answers: Record<string, boolean>) =>
  recallRule({ group: 'adult', newOffence, answers }).type

test('an adult without a new offence, or convicted of one, is recalled for a fixed term when nothing excludes it', () => {
  const nothing = all(adultExclusions, false)
  assert.deepEqual([adult('no', nothing), adult('charged-and-convicted', nothing)], ['FIXED_TERM', 'FIXED_TERM'])
})

test('an adult only charged with a new offence gets a standard recall', () => {
  assert.equal(adult('only-charged', all(adultExclusions, false)), 'STANDARD')
})

test('any one exclusion takes an adult out of the fixed term, whatever else was answered', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(adultExclusions)),
      fc.dictionary(fc.string(), fc.boolean()),
      (one, rest) => {
        assert.equal(adult('no', { ...rest, [one]: true }), 'STANDARD')
      },
    ),
  )
})

test('an exclusion that nobody answered blocks the fixed term, and is named', () => {
  const { 'foreign-power': _, ...answered } = all(adultExclusions, false)
  assert.deepEqual(recallRule({ group: 'adult', newOffence: 'no', answers: answered }), {
    type: 'unknown',
    unanswered: ['foreign-power'],
  })
})

test('a young person is recalled for a fixed term, and either way when an exception applies', () => {
  const youth = (answers: Record<string, boolean>) => recallRule({ group: 'youth', answers }).type
  assert.equal(youth(all(youthExceptions, false)), 'FIXED_TERM')
  for (const one of Object.keys(youthExceptions))
    assert.equal(youth({ ...all(youthExceptions, false), [one]: true }), 'EITHER')
})

test('an indeterminate or extended sentence is never recalled for a fixed term', () => {
  const types = (['indeterminate', 'extended'] as const).map(group => recallRule({ group, answers: {} }).type)
  assert.deepEqual(types, ['STANDARD', 'STANDARD'])
})
