import { z } from 'zod'
import { note } from './answers.ts'
import { defineKind, managers } from './kind.ts'

/** A manager looked at the case: what they saw, what they asked for. */
export const managementOversight = defineKind({
  kind: 'management-oversight',
  title: 'Management oversight',
  writers: managers,
  schema: z.strictObject({
    text: note('Enter what you looked at and found'),
    asked: note('Enter what you asked for').optional(),
  }),
  questions: [
    { name: 'text', label: 'What was looked at and found', as: 'note' },
    { name: 'asked', label: 'What was asked for', hint: 'Leave empty when nothing was', as: 'note' },
  ],
  project: state => state,
  summary: body => (body.asked ? 'Looked at, with something asked for' : 'Looked at'),
})
