import assert from 'node:assert/strict'
import test from 'node:test'
import { EntryRefused } from '../../record/entry.ts'
import { recordInMemory } from '../../record/testing.ts'

const old = {
  children: 'low',
  public: 'medium',
  knownAdult: 'low',
  staff: 'low',
  overall: 'medium',
  text: 'As before.',
}
const messages = (write: () => unknown): string[] => {
  try {
    write()
  } catch (error) {
    if (error instanceof EntryRefused) return error.problems.map(({ field, message }) => `${field}: ${message}`)
    throw error
  }
  return []
}

test('a body as earlier versions wrote it is still read', () => {
  const record = recordInMemory()
  record.write('risk-assessment', old, { on: '2025-03-03' })
  const { risk, needs, predictors } = record.state()
  assert.deepEqual([risk?.overall, risk?.on, needs, predictors], ['medium', '2025-03-03', [], []])
})

test('the overall risk covers the risk in custody too', () => {
  const record = recordInMemory()
  const body = { ...old, custody: [{ group: 'prisoners', level: 'very-high' }] }
  assert.deepEqual(
    messages(() => record.write('risk-assessment', body)),
    ['overall: The overall risk cannot be lower than the risk to any group'],
  )
})

test('needs say what they are linked to, and a later assessment without needs keeps them', () => {
  const record = recordInMemory()
  const needs = [
    { area: 'drugs', level: 'significant', linked: ['offending', 'harm'] },
    { area: 'finance', level: 'some' },
  ]
  record.write('risk-assessment', { ...old, needs })
  record.write('risk-assessment', old)
  assert.deepEqual(record.state().needs, [
    { area: 'drugs', level: 'significant', linkedToOffending: true, linkedToHarm: true },
    { area: 'finance', level: 'some', linkedToOffending: false, linkedToHarm: false },
  ])
})

test('a predictor without a percentage has none, and never 0', () => {
  const record = recordInMemory()
  const predictors = [
    { name: 'rsr', band: 'high' },
    { name: 'ogrs3', percent: '62.5 %' },
  ]
  record.write('risk-assessment', { ...old, predictors }, { on: '2026-10-01' })
  assert.deepEqual(record.state().predictors, [
    { name: 'rsr', percent: null, band: 'high', basis: null, on: '2026-10-01' },
    { name: 'ogrs3', percent: 62.5, band: null, basis: null, on: '2026-10-01' },
  ])
})

test('what is no percentage is refused at its place', () => {
  const record = recordInMemory()
  const refused = ['', 'abc', '101', '-1', null, true, [], Number.NaN].map(percent =>
    messages(() => record.write('risk-assessment', { ...old, predictors: [{ name: 'rsr', percent }] })),
  )
  const expected = 'predictors.0.percent: Enter a percentage from 0 to 100, like 23.5'
  assert.deepEqual(
    refused,
    refused.map(() => [expected]),
  )
})

test('a line of a list answered twice is refused', () => {
  const record = recordInMemory()
  const needs = [
    { area: 'drugs', level: 'some' },
    { area: 'drugs', level: 'none' },
  ]
  assert.deepEqual(
    messages(() => record.write('risk-assessment', { ...old, needs })),
    ['needs: Answer each line only once'],
  )
})
