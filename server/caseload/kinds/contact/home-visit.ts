import { z } from 'zod'
import { line, note, oneOf } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'

const results = { seen: 'The person was seen', others: 'Only others were at home', nobody: 'Nobody was at home' }
const children = { yes: 'Yes', no: 'No', 'not-known': 'Not known' }
const yesNo = { yes: 'Yes', no: 'No' }

/** A visit to where the person lives: who was there, whether children were, and what gave concern. */
export const homeVisit = defineKind({
  kind: 'home-visit',
  title: 'Home visit',
  writers: caseworkers,
  schema: z
    .strictObject({
      result: oneOf(results, 'Select who was seen'),
      present: line('Enter who else was there').optional(),
      children: oneOf(children, 'Select whether children were there').optional(),
      concerns: oneOf(yesNo, 'Select whether anything gave concern').optional(),
      concern: note('Enter what gave concern, and what was done about it').optional(),
      text: note('Enter what was seen and said'),
    })
    .refine(body => body.concerns !== 'yes' || body.concern !== undefined, {
      path: ['concern'],
      message: 'Enter what gave concern, and what was done about it',
    }),
  questions: [
    { name: 'result', label: 'Who was seen', as: 'one', options: results },
    { name: 'present', label: 'Who else was there', hint: 'Leave empty when nobody was', as: 'line' },
    { name: 'children', label: 'Were children there?', as: 'one', options: children },
    { name: 'concerns', label: 'Did anything give concern?', as: 'one', options: yesNo },
    { name: 'concern', label: 'What gave concern, and what was done about it', as: 'note' },
    { name: 'text', label: 'What was seen and said', as: 'note' },
  ],
  project: (state, { body, happened }) => {
    const last = happened.to ?? happened.from
    return body.result === 'seen'
      ? { ...state, lastContact: last, lastHomeVisit: last }
      : { ...state, lastHomeVisit: last }
  },
  summary: ({ result, concerns }) => `${results[result]}${concerns === 'yes' ? ', with concerns' : ''}`,
})
