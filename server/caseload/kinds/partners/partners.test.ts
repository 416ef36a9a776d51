import assert from 'node:assert/strict'
import test from 'node:test'
import { EntryRefused } from '../../record/entry.ts'
import { recordInMemory } from '../../record/testing.ts'

const saying = (text: string) => (error: unknown) => error instanceof EntryRefused && error.message.includes(text)

test('an enquiry keeps the day of each stage, and using the answer says what was done with it', () => {
  const record = recordInMemory()
  const to = 'childrens-services'
  record.write('enquiry', { to, stage: 'needed' }, { on: '2026-09-01' })
  record.write('enquiry', { to, stage: 'made' }, { on: '2026-09-02' })
  record.write('enquiry', { to, stage: 'received', answer: 'something' }, { on: '2026-09-20' })
  assert.throws(() => record.write('enquiry', { to, stage: 'used' }), saying('what was done with the answer'))
  record.write('enquiry', { to, stage: 'used', used: 'Contact with the children stopped.' }, { on: '2026-09-22' })
  assert.deepEqual(record.state().enquiries, [
    {
      to,
      stage: 'used',
      on: '2026-09-22',
      days: { needed: '2026-09-01', made: '2026-09-02', received: '2026-09-20', used: '2026-09-22' },
    },
  ])
})

test('an enquiry made again is a new one: the answer to the first is no answer to it', () => {
  const record = recordInMemory()
  const to = 'police-domestic-abuse'
  record.write('enquiry', { to, stage: 'received' }, { on: '2026-03-01' })
  record.write('enquiry', { to, stage: 'made' }, { on: '2026-10-01' })
  assert.deepEqual(record.state().enquiries[0]?.days, { made: '2026-10-01' })
})

test('a report is open until it is completed, and completed once', () => {
  const record = recordInMemory()
  const asked = { type: 'psr-standard', court: 'Wexmoor Crown Court', due: '2026-12-04' }
  const request = record.write('report-requested', asked, { on: '2026-11-02' })
  const complete = () =>
    record.write('report-completed', { request, outcome: 'completed', onFile: ['childrens-services'] })
  complete()
  assert.throws(complete, saying('not completed yet'))
  assert.deepEqual(record.state().reports, [
    { request, type: 'psr-standard', requestedOn: '2026-11-02', dueOn: '2026-12-04', completedOn: '2026-11-20' },
  ])
})

test('a transfer is accepted only with the name of who agreed in the receiving team', () => {
  const record = recordInMemory()
  const transfer = record.write('transfer-proposed', { to: 'MOO1', reason: 'moved', text: 'Lives there since May.' })
  const answer = (body: object) => record.write('transfer-answered', { transfer, ...body }, { by: 'N01A005' })
  assert.throws(() => answer({ answer: 'accepted' }), saying('agreed to take the case'))
  assert.throws(() => answer({ answer: 'rejected' }), saying('why the case does not move'))
  answer({ answer: 'accepted', by: 'Tam Orchard, SPO' })
  assert.throws(() => answer({ answer: 'rejected', reason: 'Too late' }), saying('waits for its answer'))
  assert.equal(record.state().transfer?.state, 'accepted')
})

test('where the person lives is what was said last, and not known is not "not settled"', () => {
  const record = recordInMemory()
  record.write('accommodation', { type: 'prison', settled: 'unknown', homelessOnRelease: 'yes' }, { on: '2026-05-01' })
  assert.deepEqual(record.state().accommodation, {
    status: 'prison',
    since: '2026-05-01',
    settled: null,
    homelessOnRelease: 'yes',
  })
})
