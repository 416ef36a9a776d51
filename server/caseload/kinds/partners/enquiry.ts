import { z } from 'zod'
import type { Day } from '#platform/database/tables.ts'
import type { Enquiry } from '../../record/state.ts'
import { note, oneOf } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'

export const enquiryTargets = {
  'police-domestic-abuse': 'Police, about domestic abuse',
  'childrens-services': 'Children’s services, about safeguarding',
  'police-intelligence': 'Police, about intelligence',
  'adult-services': 'Adult services, about safeguarding',
}
export const enquiryStages = {
  'not-needed': 'Not needed',
  needed: 'Needed',
  made: 'Made',
  received: 'Answer received',
  used: 'Answer used',
}
const answers = { nothing: 'Nothing is known', something: 'Something is known', part: 'Only part was answered' }
const order = Object.keys(enquiryStages)

/** A stage that this enquiry has passed already, or one before it, begins a new enquiry to the same service. */
const next = (before: Enquiry | undefined, to: string, stage: string, on: Day): Enquiry => {
  const goesOn = before !== undefined && order.indexOf(stage) > order.indexOf(before.stage)
  return { to, stage, on, days: { ...(goesOn ? before.days : {}), [stage]: on } }
}

/**
 * Whether an enquiry to the police or to children's services is needed, was made, was answered, and what was done with the
 * answer. Inspectors look for all four: an answer on file that nobody used protected nobody.
 *
 * @source reference/tiering.md 5.2; reference/inspection.md 3.6
 */
export const enquiry = defineKind({
  kind: 'enquiry',
  title: 'Enquiry',
  writers: caseworkers,
  schema: z
    .strictObject({
      to: oneOf(enquiryTargets, 'Select who the enquiry is to'),
      stage: oneOf(enquiryStages, 'Select how far the enquiry has come'),
      answer: oneOf(answers, 'Select what the answer said').optional(),
      used: note('Enter what was done with the answer').optional(),
      text: note('Enter a note').optional(),
    })
    .refine(body => body.stage !== 'used' || body.used !== undefined, {
      path: ['used'],
      message: 'Enter what was done with the answer',
    }),
  questions: [
    { name: 'to', label: 'To', as: 'one', options: enquiryTargets },
    { name: 'stage', label: 'How far it has come', as: 'one', options: enquiryStages },
    { name: 'answer', label: 'What the answer said', hint: 'Once there is one', as: 'one', options: answers },
    {
      name: 'used',
      label: 'What was done with the answer',
      hint: 'In the assessment, the plan, or to protect somebody',
      as: 'note',
    },
    { name: 'text', label: 'Notes', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  project: (state, { body: { to, stage }, happened }) => {
    const before = state.enquiries.find(one => one.to === to)
    const others = state.enquiries.filter(one => one !== before)
    return { ...state, enquiries: [...others, next(before, to, stage, happened.from)] }
  },
  summary: ({ to, stage }) => `${enquiryTargets[to]}: ${enquiryStages[stage].toLowerCase()}`,
})
