import { z } from 'zod'
import { note, oneOf } from './answers.ts'
import { caseworkers, defineKind } from './kind.ts'

const types = {
  phone: 'Phone call',
  video: 'Video call',
  message: 'Text message or email',
  letter: 'Letter',
  professional: 'With another professional',
  family: 'With a family member',
  other: 'Other contact',
}

/** A contact that was not an appointment. */
export const contact = defineKind({
  kind: 'contact',
  title: 'Contact',
  writers: caseworkers,
  schema: z.strictObject({
    type: oneOf(types, 'Select the type of contact'),
    text: note('Enter what was said or done'),
  }),
  questions: [
    { name: 'type', label: 'Type of contact', as: 'one', options: types },
    { name: 'text', label: 'What was said or done', as: 'note' },
  ],
  project: (state, { happened }) => ({ ...state, lastContact: happened.to ?? happened.from }),
  summary: body => types[body.type],
})
