import { z } from 'zod'
import { day, note, oneOf } from './answers.ts'
import { caseworkers, defineKind } from './kind.ts'

const triggers = {
  planned: 'Planned',
  'new-information': 'New information about risk',
  'non-compliance': 'Failure to comply',
  'change-of-officer': 'Change of officer',
}

/** The plan and the assessment are looked at again. */
export const review = defineKind({
  kind: 'review',
  title: 'Review',
  writers: caseworkers,
  schema: z.strictObject({
    trigger: oneOf(triggers, 'Select what led to the review'),
    text: note('Enter what was found and changed'),
    nextDue: day('Enter the day the next review is due, like 3 2 2027').optional(),
  }),
  questions: [
    { name: 'trigger', label: 'What led to it', as: 'one', options: triggers },
    { name: 'text', label: 'What was found and changed', as: 'note' },
    { name: 'nextDue', label: 'Next review due', hint: 'Leave empty when no day is set', as: 'day' },
  ],
  project: (state, { body, happened }) => ({
    ...state,
    reviewedOn: happened.from,
    plan: state.plan && { ...state.plan, reviewDue: body.nextDue ?? null },
  }),
  summary: body => triggers[body.trigger],
})
