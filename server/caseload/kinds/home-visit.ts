import { z } from 'zod'
import { note, oneOf } from './answers.ts'
import { caseworkers, defineKind } from './kind.ts'

const results = { seen: 'The person was seen', others: 'Only others were at home', nobody: 'Nobody was at home' }

/** A visit to where the person lives. */
export const homeVisit = defineKind({
  kind: 'home-visit',
  title: 'Home visit',
  writers: caseworkers,
  schema: z.strictObject({
    result: oneOf(results, 'Select who was seen'),
    text: note('Enter what was seen and said'),
  }),
  questions: [
    { name: 'result', label: 'Who was seen', as: 'one', options: results },
    { name: 'text', label: 'What was seen and said', as: 'note' },
  ],
  project: (state, { body, happened }) =>
    body.result === 'seen' ? { ...state, lastContact: happened.to ?? happened.from } : state,
  summary: body => results[body.result],
})
