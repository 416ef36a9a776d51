import assert from 'node:assert/strict'
import test from 'node:test'
import { type FormField, placeValues, saidByField } from './form-fields.ts'

const text: FormField = { name: 'text', label: 'What was said', items: [] }
const type: FormField = {
  name: 'type',
  label: 'Type of contact',
  items: [
    { value: 'phone', text: 'Phone call' },
    { value: 'letter', text: 'Letter' },
  ],
}

test('what was begun in an earlier form of a kind is filled in where it still fits, and the rest is kept in words', () => {
  const begun = { type: 'letter', text: 'Wrote about Monday.', tone: 'calm' }
  const said = saidByField([text, type, { name: 'tone', label: 'Tone', items: [] }], begun)
  const without = { ...type, items: type.items.slice(0, 1) }
  assert.deepEqual(placeValues([text, without], { values: begun, said }), {
    placed: { text: 'Wrote about Monday.' },
    unplaced: [
      { label: 'Type of contact', text: 'Letter' },
      { label: 'Tone', text: 'calm' },
    ],
  })
})

test('a form that has not changed takes everything back', () => {
  const values = { type: 'phone', text: '' }
  assert.deepEqual(placeValues([text, type], { values, said: saidByField([text, type], values) }), {
    placed: values,
    unplaced: [],
  })
})
