import { z } from 'zod'
import { anyOf, day, note, oneOf } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'

const triggers = {
  planned: 'Planned',
  'new-information': 'New information about risk',
  'non-compliance': 'Failure to comply',
  'change-of-officer': 'Change of officer',
  '55-weeks': 'The assessment is nearly 55 weeks old',
  'tier-change': 'Change of tier',
  'risk-change': 'Change of the risk of serious harm',
  registration: 'New registration',
  recall: 'Recall',
  breach: 'Breach',
  transfer: 'Transfer',
  event: 'Significant event',
  'final-third': 'Final third of the sentence',
  release: 'Release',
}
const reviewed = { assessment: 'The assessment', plan: 'The plan', risk: 'The management of risk' }
const changes = { yes: 'Yes', no: 'No' }

/** The plan and the assessment are looked at again. @source triggers: reference/tiering.md 5.2 */
export const review = defineKind({
  kind: 'review',
  title: 'Review',
  writers: caseworkers,
  schema: z.strictObject({
    trigger: oneOf(triggers, 'Select what led to the review'),
    about: anyOf(reviewed).optional(),
    changed: oneOf(changes, 'Select whether something changes').optional(),
    text: note('Enter what was found and changed'),
    nextDue: day('Enter the day the next review is due, like 3 2 2027').optional(),
  }),
  questions: [
    { name: 'trigger', label: 'What led to it', as: 'one', options: triggers },
    { name: 'about', label: 'What was looked at again', as: 'many', options: reviewed },
    { name: 'changed', label: 'Does something change?', as: 'one', options: changes },
    { name: 'text', label: 'What was found and changed', as: 'note' },
    { name: 'nextDue', label: 'Next review due', hint: 'Leave empty when no day is set', as: 'day', ahead: true },
  ],
  project: (state, { body, happened }) => ({
    ...state,
    reviewedOn: happened.from,
    plan: state.plan && { ...state.plan, reviewDue: body.nextDue ?? null },
  }),
  summary: body => triggers[body.trigger],
})
