import assert from 'node:assert/strict'
import test from 'node:test'
import { EntryRefused } from '../../record/entry.ts'
import { personColumns } from '../../record/row.ts'
import { recordInMemory } from '../../record/testing.ts'
import { exampleBodies } from '../testing.ts'

const registered = exampleBodies(kind => kind, '2026-01-05')['person-registered']

const record = () => {
  const { write, state } = recordInMemory()
  write('person-registered', registered, { on: '2026-01-05' })
  const sentence = (event: number, type: string, starts: string, ends: string) =>
    write('sentence-started', { type, event, starts, ends, requirements: [] }, { on: starts })
  return { write, state, sentence }
}

const refusedAt = (field: string) => (error: unknown) =>
  error instanceof EntryRefused && error.problems[0]?.field.startsWith(field) === true

test('of several sentences the one that ends last governs, until it ends', () => {
  const { write, state, sentence } = record()
  sentence(1, 'community-order', '2026-02-02', '2027-02-01')
  sentence(2, 'suspended-sentence', '2026-03-02', '2026-09-01')
  const governing = [state().sentence?.type]
  write('sentence-ended', { why: 'revoked', event: 1 }, { on: '2026-06-01' })
  governing.push(state().sentence?.type)
  assert.deepEqual([governing, state().ended], [['community-order', 'suspended-sentence'], null])
})

test('supervision ends with the last of the sentences, and everything that was asked ends with it', () => {
  const { write, state, sentence } = record()
  sentence(1, 'community-order', '2026-02-02', '2027-02-01')
  sentence(2, 'community-order', '2026-03-02', '2026-09-01')
  write('requirement-started', { main: 'W', length: 120, event: 1 }, { on: '2026-02-02' })
  write('sentence-ended', { why: 'completed', event: 2 }, { on: '2026-09-01' })
  const stillAsked = state().requirements.map(one => one.ended)
  write('sentence-ended', { why: 'completed' }, { on: '2026-11-02' })
  assert.deepEqual(
    [stillAsked, state().requirements.map(one => [one.length, one.ended]), state().ended],
    [[null], [['120 hours', '2026-11-02']], { on: '2026-11-02', why: 'completed' }],
  )
})

test('an event number that the record does not have cannot end', () => {
  const { write, sentence } = record()
  sentence(1, 'community-order', '2026-02-02', '2027-02-01')
  assert.throws(() => write('sentence-ended', { why: 'completed', event: 3 }), refusedAt('event'))
})

test('release puts a custodial sentence on licence from its day, and a return to prison takes it back', () => {
  const { write, state, sentence } = record()
  sentence(1, 'custody', '2026-02-02', '2029-02-01')
  const where = () => [state().sentence?.type, state().sentence?.started, personColumns(state())?.location]
  const before = where()
  write('released', { how: 'conditional', licenceEnds: '2028-02-01' }, { on: '2026-08-03' })
  const out = where()
  write('custody-dates', { status: 'C', establishment: 'HMP Moorland' }, { on: '2026-10-05' })
  assert.deepEqual(
    [before, out, where(), state().custody],
    [
      ['custody', '2026-02-02', 'custody'],
      ['licence', '2026-08-03', 'licence'],
      ['custody', '2026-10-05', 'custody'],
      { status: 'C', establishment: 'HMP Moorland', keyDates: { LED: '2028-02-01' } },
    ],
  )
})

test('custody dates out of order are refused at the date that is too late', () => {
  const { write } = record()
  const dates = [
    { date: 'SED', on: '2028-01-31' },
    { date: 'CRD', on: '2028-02-01' },
  ]
  assert.throws(() => write('custody-dates', { status: 'D', dates }), refusedAt('dates.1.on'))
})

test('a sentence of the court is refused in a form that it never takes', () => {
  const { write } = record()
  const body = { type: 'licence', code: '329', starts: '2026-02-02', requirements: [] }
  assert.throws(() => write('sentence-started', body), refusedAt('code'))
})

test('a requirement, a licence condition and a post-sentence requirement each end by the entry that began them', () => {
  const { write, state } = record()
  const begun = [
    write('requirement-started', { main: 'X', length: 6 }),
    write('licence-condition-started', { category: '11', text: 'Not to enter Quay Street.' }),
    write('post-sentence-requirement-started', { category: 'keep-in-touch', text: 'Keep in touch.' }),
  ]
  for (const requirement of begun) write('requirement-ended', { requirement, why: 'expired' })
  const all = [...state().requirements, ...state().licenceConditions, ...state().postSentenceRequirements]
  assert.deepEqual(
    all.map(one => [one.entry, one.ended]),
    begun.map(entry => [entry, '2026-11-20']),
  )
  assert.throws(() => write('requirement-ended', { requirement: begun[0], why: 'expired' }), refusedAt('requirement'))
})
