import assert from 'node:assert/strict'
import test from 'node:test'
import { EntryRefused } from '../../record/entry.ts'
import { recordInMemory } from '../../record/testing.ts'

const esme = { by: 'N01A005' }
const saying = (text: string) => (error: unknown) => error instanceof EntryRefused && error.message.includes(text)

test('what a manager asks for stays open until it is answered', () => {
  const record = recordInMemory()
  const looked = { text: 'The assessment is thin.', asked: 'Ask the police.', askedOf: 'N01A001', by: '2026-12-01' }
  const oversight = record.write('management-oversight', looked, esme)
  const open = record.state().openOversight
  record.write('oversight-answered', { oversight, answer: 'done', text: 'Asked on the same day.' })
  assert.deepEqual(open, [{ oversight, on: '2026-11-20', askedOf: 'N01A001', dueOn: '2026-12-01' }])
  assert.deepEqual(record.state().openOversight, [])
})

test('oversight that asks for nothing, as earlier versions wrote it, leaves nothing open', () => {
  const record = recordInMemory()
  record.write('management-oversight', { text: 'Read, nothing to add.' }, esme)
  assert.deepEqual([record.state().openOversight, record.state().oversightOn], [[], '2026-11-20'])
})

test('an answer names something that was asked and not answered', () => {
  const record = recordInMemory()
  const oversight = '00000000-0000-4000-8000-000000000099'
  const answer = () => record.write('oversight-answered', { oversight, answer: 'done', text: 'Done.' })
  assert.throws(answer, saying('nobody has answered'))
})

test('a review of a serious further offence goes from stage to stage, and a rating is given only when it was rated', () => {
  const record = recordInMemory()
  const told = { offence: 'Robbery', ground: 'charged', review: 'mandatory', notified: 'National team' }
  const notification = record.write('serious-further-offence', told, esme)
  const stage = (body: object) => record.write('serious-further-offence-review', { notification, ...body }, esme)
  stage({ stage: 'submitted' })
  assert.throws(() => stage({ stage: 'submitted', rating: 'good' }), saying('only then'))
  stage({ stage: 'rated', rating: 'requires-improvement' })
  assert.deepEqual(record.state().seriousFurtherOffences, [{ notification, on: '2026-11-20', stage: 'rated' }])
})

test('a complaint is open until a manager answers it', () => {
  const record = recordInMemory()
  const complaint = record.write('complaint', { from: 'family', about: 'delay', text: 'Nobody rang back.' })
  const open = record.state().openComplaints
  record.write('complaint-answered', { complaint, outcome: 'upheld', text: 'Sorry. It was so.' }, esme)
  assert.deepEqual([open, record.state().openComplaints], [[{ complaint, on: '2026-11-20' }], []])
})
