import { z } from 'zod'
import { day, line, note, oneOf } from '../answers.ts'
import { defineKind, managers } from '../kind.ts'

const types = {
  supervision: 'In supervision',
  'case-discussion': 'Discussion of the case',
  'high-risk': 'High risk of serious harm',
  'new-case': 'New case',
  enforcement: 'Breach or recall',
  incident: 'After an incident',
  other: 'Something else',
}

const sensitivity = { yes: 'Sensitive: not to be shown to the person' }

/** A manager looked at the case: what they saw, what they asked for, of whom and by when. It stays open until it is answered. */
export const managementOversight = defineKind({
  kind: 'management-oversight',
  title: 'Management oversight',
  writers: managers,
  schema: z
    .strictObject({
      type: oneOf(types, 'Select the occasion').optional(),
      text: note('Enter what you looked at and found'),
      asked: note('Enter what you asked for').optional(),
      askedOf: line('Select whom you asked').optional(),
      sensitive: oneOf(sensitivity, 'Select whether it is sensitive').optional(),
      by: day('Enter the day it is to be done by, like 3 2 2027').optional(),
    })
    .refine(body => body.asked !== undefined || body.by === undefined, {
      path: ['asked'],
      message: 'Enter what you asked for: a day alone asks for nothing',
    }),
  questions: [
    { name: 'type', label: 'Occasion', as: 'one', options: types },
    { name: 'text', label: 'What was looked at and found', as: 'note' },
    { name: 'asked', label: 'What was asked for', hint: 'Leave empty when nothing was', as: 'note' },
    { name: 'askedOf', label: 'Asked of', as: 'practitioner' },
    { name: 'by', label: 'To be done by', hint: 'Leave empty when no day was set', as: 'day', ahead: true },
    { name: 'sensitive', label: 'Is the note sensitive?', as: 'one', options: sensitivity },
  ],
  project: (state, { entryId, supersedes, body, happened }) => {
    const oversight = supersedes ?? entryId
    const asked = { oversight, on: happened.from, askedOf: body.askedOf ?? null, dueOn: body.by ?? null }
    return {
      ...state,
      oversightOn: happened.from,
      openOversight: body.asked === undefined ? state.openOversight : [...state.openOversight, asked],
    }
  },
  summary: body => (body.asked ? 'Looked at, with something asked for' : 'Looked at'),
})
