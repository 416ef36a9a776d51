import assert from 'node:assert/strict'
import test from 'node:test'
import { recordInMemory } from '../../record/testing.ts'
import { exampleBodies } from '../testing.ts'
import { equalityQuestions } from './equality.ts'

const registered = exampleBodies(kind => kind, '2026-01-05')['person-registered']

const record = () => {
  const { write, state } = recordInMemory()
  const registration = write('person-registered', registered, { on: '2026-01-05' })
  return { write, state, registration }
}

test('a new name counts from its day, and the one before is kept', () => {
  const { write, state } = record()
  write('name-changed', { name: 'Tam Brandt' }, { on: '2026-04-01' })
  assert.deepEqual([state().identity?.name, state().formerNames], ['Tam Brandt', ['Tam Osei']])
})

test('a correction of the registration does not undo a later change of name', () => {
  const { write, state, registration } = record()
  write('name-changed', { name: 'Tam Brandt' }, { on: '2026-04-01' })
  write(
    'person-registered',
    { ...Object(registered), dateOfBirth: '1991-03-15' },
    {
      on: '2026-01-05',
      supersedes: registration,
    },
  )
  assert.deepEqual([state().identity?.name, state().identity?.dateOfBirth], ['Tam Brandt', '1991-03-15'])
})

test('new contact details leave what they do not name as it was', () => {
  const { write, state } = record()
  write('contact-details-changed', { address: '4 Quay Street', phone: '07700 900123' }, { on: '2026-04-01' })
  write('contact-details-changed', { phone: '07700 900456', language: 'Twi', interpreter: 'yes' }, { on: '2026-05-01' })
  assert.deepEqual(state().contactDetails, {
    address: '4 Quay Street',
    phone: '07700 900456',
    email: null,
    preferred: null,
  })
  assert.deepEqual([state().identity?.language, state().interpreter], ['Twi', 'yes'])
})

test('each characteristic can be not asked, and that is another answer than preferring not to say', () => {
  for (const question of equalityQuestions) {
    const options = question.as === 'one' ? question.options : {}
    assert.deepEqual(
      [options['not-asked'], options['prefers-not-to-say']],
      ['Not asked', 'Prefers not to say'],
      question.name,
    )
  }
})

test('what was asked later stands beside what was asked before', () => {
  const { write, state } = record()
  write('equality-recorded', { religion: 'christian', sex: 'female' }, { on: '2026-04-01' })
  assert.deepEqual(
    [state().equality, state().identity?.sex],
    [{ disability: 'no', religion: 'christian', orientation: 'not-asked' }, 'female'],
  )
})
