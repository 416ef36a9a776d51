import { z } from 'zod'
import { recordedCode, wordsOf } from '../../codes/codes.ts'
import { codeIn, line, note } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'

/** A contact that was not an appointment. One with a professional or a family member is no contact with the person. */
export const contact = defineKind({
  kind: 'contact',
  title: 'Contact',
  writers: caseworkers,
  schema: z.strictObject({
    type: codeIn('contact-type', 'Select the type of contact'),
    withWhom: line('Enter who it was with').optional(),
    text: note('Enter what was said or done'),
  }),
  questions: [
    { name: 'type', label: 'Type of contact', as: 'code', set: 'contact-type' },
    { name: 'withWhom', label: 'With whom', hint: 'Leave empty when it was with the person', as: 'line' },
    { name: 'text', label: 'What was said or done', as: 'note' },
  ],
  project: (state, { body, happened }) =>
    recordedCode('contact-type', body.type, happened.from).withPerson
      ? { ...state, lastContact: happened.to ?? happened.from }
      : state,
  summary: body => wordsOf('contact-type', body.type),
})
