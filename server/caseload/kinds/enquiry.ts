import { z } from 'zod'
import { note, oneOf } from './answers.ts'
import { caseworkers, defineKind } from './kind.ts'

export const enquiryTargets = {
  'police-domestic-abuse': 'Police, about domestic abuse',
  'childrens-services': 'Children’s services, about safeguarding',
}
export const enquiryStages = {
  'not-needed': 'Not needed',
  needed: 'Needed',
  made: 'Made',
  received: 'Answer received',
}

/** Whether an enquiry to the police or to children's services is needed, was made, was answered. */
export const enquiry = defineKind({
  kind: 'enquiry',
  title: 'Enquiry',
  writers: caseworkers,
  schema: z.strictObject({
    to: oneOf(enquiryTargets, 'Select who the enquiry is to'),
    stage: oneOf(enquiryStages, 'Select how far the enquiry has come'),
    text: note('Enter a note').optional(),
  }),
  questions: [
    { name: 'to', label: 'To', as: 'one', options: enquiryTargets },
    { name: 'stage', label: 'How far it has come', as: 'one', options: enquiryStages },
    { name: 'text', label: 'Notes', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  project: (state, { body: { to, stage }, happened }) => ({
    ...state,
    enquiries: [...state.enquiries.filter(one => one.to !== to), { to, stage, on: happened.from }],
  }),
  summary: ({ to, stage }) => `${enquiryTargets[to]}: ${enquiryStages[stage].toLowerCase()}`,
})
