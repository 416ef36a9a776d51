import { z } from 'zod'
import { note, oneOf } from '../answers.ts'
import { caseworkers, defineKind, managers } from '../kind.ts'

const needs = { female: 'A woman', male: 'A man', none: 'No such need any more' }

/** Whether the officer of this person must be a woman or a man, because the person's safety or what happened to them asks for it. */
export const officerNeed = defineKind({
  kind: 'officer-need',
  title: 'Who the officer must be',
  writers: [...new Set([...caseworkers, ...managers])],
  schema: z.strictObject({
    officer: oneOf(needs, 'Select who the officer must be'),
    text: note('Enter why'),
  }),
  questions: [
    { name: 'officer', label: 'The officer must be', as: 'one', options: needs },
    { name: 'text', label: 'Why', as: 'note' },
  ],
  project: (state, { body: { officer } }) => ({ ...state, officerMustBe: officer === 'none' ? null : officer }),
  summary: body => needs[body.officer],
})
