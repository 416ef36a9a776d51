import assert from 'node:assert/strict'
import test from 'node:test'
import { EntryRefused } from '../../record/entry.ts'
import { recordInMemory } from '../../record/testing.ts'
import { exampleBodies } from '../testing.ts'
import { adultExclusions } from './recall-type.ts'

const registered = exampleBodies(kind => kind, '2026-01-05')['person-registered']

const record = () => {
  const { write, state } = recordInMemory()
  write('person-registered', registered, { on: '2026-01-05' })
  return { write, state }
}

const refusedAt = (field: string, words: RegExp) => (error: unknown) =>
  error instanceof EntryRefused && error.problems[0]?.field === field && words.test(error.problems[0].message)

test('a warning asks for a response within seven days, and counts no more once it is withdrawn', () => {
  const { write, state } = record()
  const warning = write('enforcement-action', { action: 'EA02' }, { on: '2026-11-02' })
  const [standing] = state().enforcements
  assert.deepEqual([standing?.entry, standing?.action, standing?.respondBy], [warning, 'EA02', '2026-11-09'])
  write('enforcement-action', { action: 'EA06' }, { on: '2026-11-05' })
  assert.deepEqual(state().enforcements, [])
})

test('waiting for a response is possible only after an absence whose reason nobody knows', () => {
  const { write } = record()
  const missed = write('appointment-outcome', { type: 'COAP', outcome: 'UAAB' }, { on: '2026-11-02' })
  const unclear = write('appointment-outcome', { type: 'COAP', outcome: 'AFTA' }, { on: '2026-11-09' })
  const wait = (appointment: string) => write('enforcement-action', { action: 'EA12', appointment })
  assert.throws(() => wait(missed), refusedAt('appointment', /Failed to attend, reason not known yet/))
  assert.doesNotThrow(() => wait(unclear))
})

test('a breach runs from the day somebody became aware to its result', () => {
  const { write, state } = record()
  write('breach', { stage: 'aware' }, { on: '2026-11-02' })
  write('breach', { stage: 'referred' }, { on: '2026-11-03' })
  write('breach', { stage: 'summons', hearingOn: '2026-11-13' }, { on: '2026-11-05' })
  write('breach', { stage: 'result', result: '503' }, { on: '2026-11-13' })
  assert.deepEqual(state().breach, {
    awareOn: '2026-11-02',
    stage: 'result',
    referredOn: '2026-11-03',
    inCourtOn: '2026-11-13',
    concludedOn: '2026-11-13',
  })
})

test('a breach cannot be referred of which nobody was aware, and a second one not begin beside it', () => {
  const { write } = record()
  assert.throws(
    () => write('breach', { stage: 'referred' }),
    refusedAt('stage', /select first that somebody became aware/),
  )
  write('breach', { stage: 'aware' }, { on: '2026-11-02' })
  assert.throws(() => write('breach', { stage: 'aware' }), refusedAt('stage', /open since 2 November 2026/))
})

test('somebody other than the person who began a recall signs it', () => {
  const { write, state } = record()
  write('recall', { stage: 'REC01' }, { on: '2026-11-02' })
  assert.throws(() => write('recall', { stage: 'REC03' }), refusedAt('stage', /Somebody other than/))
  write('recall', { stage: 'REC03' }, { on: '2026-11-03', by: 'N01A005' })
  write('recall', { stage: 'REC07', type: 'STANDARD' }, { on: '2026-11-04' })
  assert.deepEqual(state().recall, {
    type: 'STANDARD',
    stage: 'REC07',
    startedOn: '2026-11-02',
    begunBy: 'N01A001',
    concludedOn: '2026-11-04',
  })
})

test('the type of a recall is refused when the law leaves another, and when a question is still open', () => {
  const { write } = record()
  const answered = Object.keys(adultExclusions).map(circumstance => ({ circumstance, applies: 'no' }))
  const begin = (type: string, circumstances: object[]) =>
    write('recall', { stage: 'REC01', type, group: 'adult', newOffence: 'no', circumstances })
  assert.throws(() => begin('STANDARD', answered), refusedAt('type', /must be a fixed-term recall/))
  assert.throws(
    () => begin('FIXED_TERM', answered.slice(1)),
    refusedAt('type', /Answer first: "Referred to the Parole/),
  )
  assert.doesNotThrow(() => begin('FIXED_TERM', answered))
})
