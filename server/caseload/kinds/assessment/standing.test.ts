import assert from 'node:assert/strict'
import test from 'node:test'
import { EntryRefused } from '../../record/entry.ts'
import { recordInMemory } from '../../record/testing.ts'

const [ada, esme, head] = ['N01A001', 'N01A005', 'head']
const levels = { children: 'low', public: 'high', knownAdult: 'low', staff: 'low', overall: 'high' }
const assessment = { ...levels, text: 'First assessment.', role: 'unapproved' }

/** A record with one assessment by Ada that waits for its countersignature. */
const waiting = (body: object = assessment, workDoneBy = ada) => {
  const record = recordInMemory()
  const id = record.write('risk-assessment', body, { by: ada, workDoneBy })
  const statusOf = () => record.state().countersignatures.map(({ status }) => status)
  const sign = (by: string, outcome: string, text?: string) =>
    record.write('countersignature', { assessment: id, outcome, ...(text ? { text } : {}) }, { by })
  return { record, id, statusOf, sign }
}
const refusedAt = (field: string) => (error: unknown) =>
  error instanceof EntryRefused && error.problems.some(problem => problem.field === field)

test('an assessment that must be countersigned waits, and a manager’s signature ends the wait', () => {
  const { statusOf, sign } = waiting()
  const before = statusOf()
  sign(esme, 'countersigned')
  assert.deepEqual([before, statusOf()], [['AWAITING_COUNTERSIGN'], ['COUNTERSIGNED']])
})

test('nobody countersigns their own assessment: neither who wrote it nor who did the work', () => {
  const { sign, statusOf } = waiting(assessment, esme)
  assert.throws(() => sign(esme, 'countersigned'), refusedAt('assessment'))
  assert.throws(() => sign(ada, 'countersigned'), refusedAt('assessment'))
  assert.deepEqual(statusOf(), ['AWAITING_COUNTERSIGN'])
})

test('nobody lets somebody else write down their signature under their own assessment', () => {
  const { record, id } = waiting()
  const signed = { assessment: id, outcome: 'countersigned' }
  assert.throws(() => record.write('countersignature', signed, { by: esme, workDoneBy: ada }), refusedAt('assessment'))
})

test('an assessment is sent back only with what to rework', () => {
  const { sign, statusOf } = waiting()
  assert.throws(() => sign(esme, 'rejected'), refusedAt('text'))
  sign(esme, 'rejected', 'Ask the police about the partner first.')
  assert.deepEqual(statusOf(), ['REJECTED'])
})

test('what was sent back is signed again after rework, and waits again', () => {
  const { record, id, sign, statusOf } = waiting()
  sign(esme, 'rejected', 'Ask the police first.')
  record.write('assessment-signing', { assessment: id, act: 'signed' }, { by: ada })
  assert.deepEqual(statusOf(), ['AWAITING_COUNTERSIGN'])
})

test('a signed assessment that is corrected afterwards must be signed again', () => {
  const { record, id, sign, statusOf } = waiting()
  sign(esme, 'countersigned')
  record.write('risk-assessment', { ...assessment, text: 'Other words.' }, { by: ada, supersedes: id })
  assert.deepEqual(statusOf(), ['AWAITING_COUNTERSIGN'])
})

test('a prison assessment passed on is signed by a second person, never by the first', () => {
  const { sign, statusOf } = waiting({ ...assessment, role: 'unapproved' })
  sign(esme, 'passed-on')
  assert.throws(() => sign(esme, 'countersigned'), refusedAt('assessment'))
  sign(head, 'countersigned')
  assert.deepEqual(statusOf(), ['DOUBLE_COUNTERSIGNED'])
})

test('a countersigned assessment is not countersigned again', () => {
  const { sign } = waiting()
  sign(esme, 'countersigned')
  assert.throws(() => sign(head, 'countersigned'), refusedAt('outcome'))
})

test('an assessment whose need for a signature nobody knows may still get one', () => {
  const { sign, statusOf } = waiting({ ...levels, text: 'First assessment.' })
  const before = statusOf()
  sign(esme, 'countersigned')
  assert.deepEqual([before, statusOf()], [['SELF_SIGNED'], ['COUNTERSIGNED']])
})

test('an assessment that waits can be locked incomplete, and its signature taken back', () => {
  const locked = waiting()
  locked.record.write('assessment-signing', { assessment: locked.id, act: 'incomplete' })
  const taken = waiting()
  taken.record.write('assessment-signing', { assessment: taken.id, act: 'rolled-back' })
  assert.deepEqual([locked.statusOf(), taken.statusOf()], [['LOCKED_INCOMPLETE'], ['ROLLED_BACK']])
})

test('an assessment that is not signed yet cannot be countersigned', () => {
  const { sign, statusOf } = waiting({ ...assessment, signing: 'unsigned' })
  assert.throws(() => sign(esme, 'countersigned'), refusedAt('outcome'))
  assert.deepEqual(statusOf(), ['UNSIGNED'])
})

test('a quality review changes no signature and is not made by who assessed', () => {
  const { record, id } = waiting()
  const review = { assessment: id, judgement: 'insufficient', missing: ['risk'], text: 'Imminence is missing.' }
  assert.throws(() => record.write('quality-review', review, { by: ada }), refusedAt('assessment'))
  record.write('quality-review', review, { by: esme })
  const [standing] = record.state().countersignatures
  assert.deepEqual([standing?.status, standing?.quality], ['AWAITING_COUNTERSIGN', 'insufficient'])
})

test('a registration of the record makes a countersignature necessary, said or not', () => {
  const record = recordInMemory()
  const medium = { ...levels, public: 'medium', overall: 'medium', text: 'Settled.', role: 'approved-pso' }
  record.write('risk-assessment', medium)
  record.write('registration', { act: 'added', type: 'IIOM' })
  record.write('risk-assessment', medium)
  const needed = record.state().countersignatures.map(one => one.needed)
  assert.deepEqual(needed, ['unknown', 'yes'])
})
