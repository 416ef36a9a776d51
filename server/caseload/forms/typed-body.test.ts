import assert from 'node:assert/strict'
import test from 'node:test'
import { kindOf, kinds } from '../kinds/registry.ts'
import { exampleBodies } from '../kinds/testing.ts'
import { nothingRecorded } from '../record/state.ts'
import { type AskedQuestion, askedQuestions } from './questions.ts'
import { readEntryForm } from './read-entry-form.ts'
import { fieldAt, typedBody } from './typed-body.ts'

const TODAY = '2026-11-20'
const anEntry = '0b8f6c1e-58a4-4f1e-9a55-3f1f7a0c8a11'
const bodies = Object.entries(exampleBodies(() => anEntry, '2026-11-19'))

const choices = { teams: [], staff: [], state: nothingRecorded, day: TODAY }
const typedIn = (questions: readonly AskedQuestion[]): Record<string, unknown> =>
  Object.fromEntries(
    questions.flatMap(({ name, initial, rows }): [string, unknown][] => [
      [name, initial],
      ...rows.flatMap(row => Object.entries(typedIn(row.cells))),
    ]),
  )

test('the form that corrects an entry of any kind, saved as it opens, says the same again', () => {
  for (const [name, body] of bodies) {
    const kind = kindOf(name)
    if (kind.questions.length === 0) continue
    const typed = { ...typedIn(askedQuestions(kind, choices, body)), happened: 'yesterday' }
    const read = readEntryForm(kind, typed, 'N01A001', TODAY)
    assert.ok(read.ok, `${name}: ${read.ok ? '' : JSON.stringify(read.errors)}`)
    assert.deepEqual(read.act.body, body, name)
  }
})

test('every kind that has a list names its rows apart', () => {
  const names = kinds.flatMap(kind => {
    const typed = Object.keys(typedIn(askedQuestions(kind, choices)))
    return typed.length === new Set(typed).size ? [] : [kind.kind]
  })
  assert.deepEqual(names, [])
})

test('of a list only the rows count that were filled in, and an error leads to the row in which it was typed', () => {
  const kind = kindOf('sentence-plan')
  const typed = {
    'steps-2-goal': 'Keep a tenancy',
    'steps-5-goal': 'Learn a trade',
    'steps-5-by': '31 4 2027',
    involved: 'yes',
  }
  assert.deepEqual(typedBody(kind, typed, TODAY).steps, [
    { goal: 'Keep a tenancy' },
    { goal: 'Learn a trade', by: '31 4 2027' },
  ])
  assert.equal(fieldAt(kind, typed, TODAY, ['steps', 1, 'by']), 'steps-5-by')
})

test('a row with everything but its first answer is refused at that answer', () => {
  const kind = kindOf('sentence-plan')
  const read = readEntryForm(kind, { happened: 'today', 'steps-3-who': 'Ada', involved: 'yes' }, 'N01A001', TODAY)
  assert.deepEqual(read.ok ? [] : read.errors, [{ field: 'steps-3-goal', message: 'Enter what is to be achieved' }])
})

test('nothing ticked is no answer where none is needed, and an empty list where one is', () => {
  const reviewed = typedBody(kindOf('review'), { trigger: 'planned', text: 'On course.' }, TODAY)
  const sentenced = typedBody(kindOf('sentence-started'), { type: 'custody' }, TODAY)
  assert.deepEqual(['about' in reviewed, sentenced.requirements], [false, []])
})
