import assert from 'node:assert/strict'
import test from 'node:test'
import { countersignatureNeeded, mayNeedTwo } from './countersigning.ts'

const asked = (role: string | undefined, level: 'low' | 'medium' | 'high' | 'very-high', factors: string[] = []) =>
  countersignatureNeeded({ on: '2026-03-01', role, level, factors }).needed

test('work of an unapproved practitioner is countersigned at every level', () => {
  const levels = ['low', 'medium', 'high', 'very-high'] as const
  assert.deepEqual(
    levels.map(level => asked('unapproved', level)),
    ['yes', 'yes', 'yes', 'yes'],
  )
})

test('an approved PSO is countersigned at medium with identifiable children, and what medium alone needs is unknown', () => {
  assert.deepEqual([asked('approved-pso', 'medium', ['children']), asked('approved-pso', 'medium')], ['yes', 'unknown'])
})

test('an approved PO at high risk is countersigned with a MAPPA referral; without one no source says', () => {
  assert.deepEqual([asked('approved-po', 'high', ['mappa']), asked('approved-po', 'high')], ['yes', 'unknown'])
})

test('a head of PDU signs alone', () => {
  assert.equal(asked('pdu-head', 'very-high', ['children', 'mappa', 'iom']), 'no')
})

test('without a role nobody can say whether a countersignature is needed', () => {
  assert.deepEqual(countersignatureNeeded({ on: '2026-03-01', role: undefined, level: 'low', factors: [] }), {
    needed: 'unknown',
    why: 'The countersigning role of who signed is not recorded',
  })
})

test('the rules are known from 1 January 2026, and not for the day before', () => {
  const on = (day: string) => countersignatureNeeded({ on: day, role: 'unapproved', level: 'high', factors: [] }).needed
  assert.deepEqual([on('2025-12-31'), on('2026-01-01')], ['unknown', 'yes'])
})

test('two signatures are known on prison routes only', () => {
  assert.deepEqual([mayNeedTwo('prison-pom', '2026-03-01'), mayNeedTwo('approved-po', '2026-03-01')], [true, false])
})
