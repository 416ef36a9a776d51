import { z } from 'zod'
import { day, note, oneOf } from './answers.ts'
import { caseworkers, defineKind } from './kind.ts'

const involvement = { yes: 'Yes', partly: 'Partly', no: 'No' }

/** What the sentence is to achieve, and when that is looked at again. */
export const sentencePlan = defineKind({
  kind: 'sentence-plan',
  title: 'Sentence plan',
  writers: caseworkers,
  schema: z.strictObject({
    objectives: note('Enter the objectives of the plan'),
    involved: oneOf(involvement, 'Select whether the person took part'),
    reviewDue: day('Enter the day the review is due, like 3 2 2027').optional(),
  }),
  questions: [
    { name: 'objectives', label: 'Objectives', as: 'note' },
    { name: 'involved', label: 'Did the person take part in making the plan?', as: 'one', options: involvement },
    { name: 'reviewDue', label: 'Review due', hint: 'Leave empty when no day is set', as: 'day' },
  ],
  project: (state, { body, happened }) => ({
    ...state,
    plan: { on: happened.from, reviewDue: body.reviewDue ?? null },
  }),
  summary: body => (body.involved === 'no' ? 'Made without the person' : 'Made with the person'),
})
