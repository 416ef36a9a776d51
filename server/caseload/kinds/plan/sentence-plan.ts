import { z } from 'zod'
import { day, line, note, oneOf } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'

const involvement = { yes: 'Yes', partly: 'Partly', no: 'No' }
const agreements = {
  agreed: 'Agreed',
  'do-not-agree': 'Does not agree',
  'could-not-answer': 'Could not answer',
}
const statuses = { active: 'Active', future: 'For later', achieved: 'Achieved', removed: 'No longer needed' }
const places = {
  '1': 'Objective 1',
  '2': 'Objective 2',
  '3': 'Objective 3',
  '4': 'Objective 4',
  '5': 'Objective 5',
  '6': 'Objective 6',
}

const objective = z.strictObject({
  goal: line('Enter what is to be achieved'),
  action: line('Enter what will be done').optional(),
  who: line('Enter who will do it').optional(),
  by: day('Enter the day it will be done by, like 3 2 2027').optional(),
  status: oneOf(statuses, 'Select how far it has come').optional(),
})

/**
 * What the sentence is to achieve, what is done for it by whom and by when, what the person thinks of it, and when it is looked
 * at again. Earlier versions held the objectives as one text; both are read.
 *
 * @source reference/tiering.md 2.2, sentence plan
 */
export const sentencePlan = defineKind({
  kind: 'sentence-plan',
  title: 'Sentence plan',
  writers: caseworkers,
  schema: z
    .strictObject({
      steps: z.array(objective).max(Object.keys(places).length, 'A plan has six objectives at most').optional(),
      objectives: note('Enter the objectives of the plan').optional(),
      involved: oneOf(involvement, 'Select whether the person took part'),
      agreement: oneOf(agreements, 'Select whether the person agrees').optional(),
      view: note('Enter what the person thinks of the plan').optional(),
      reviewDue: day('Enter the day the review is due, like 3 2 2027').optional(),
    })
    .refine(body => body.objectives !== undefined || (body.steps ?? []).length > 0, {
      path: ['steps'],
      message: 'Enter at least one objective',
    }),
  questions: [
    {
      name: 'steps',
      label: 'Objectives',
      hint: 'Fill in as many as the plan has',
      as: 'rows',
      rows: places,
      columns: [
        { name: 'goal', label: 'What is to be achieved', as: 'line' },
        { name: 'action', label: 'What will be done', as: 'line' },
        { name: 'who', label: 'Who will do it', as: 'line' },
        { name: 'by', label: 'By when', as: 'day', ahead: true },
        { name: 'status', label: 'How far it has come', as: 'one', options: statuses },
      ],
    },
    { name: 'objectives', label: 'More about the objectives', hint: 'Optional', as: 'note' },
    { name: 'involved', label: 'Did the person take part in making the plan?', as: 'one', options: involvement },
    { name: 'agreement', label: 'Does the person agree with it?', as: 'one', options: agreements },
    {
      name: 'view',
      label: 'What the person thinks of the plan',
      hint: 'In their own words where possible',
      as: 'note',
    },
    { name: 'reviewDue', label: 'Review due', hint: 'Leave empty when no day is set', as: 'day', ahead: true },
  ],
  project: (state, { body, happened }) => ({
    ...state,
    plan: { on: happened.from, reviewDue: body.reviewDue ?? null },
    objectives: (body.steps ?? []).map(({ goal, action = null, who = null, by = null, status = 'active' }) => {
      return { goal, action, who, by, status }
    }),
  }),
  summary: body => (body.involved === 'no' ? 'Made without the person' : 'Made with the person'),
})
