import { z } from 'zod'
import { line, note, oneOf } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'
import { communication, communicationQuestions } from './communication.ts'

const ways = { phone: 'Phone', text: 'Text message', email: 'Email', letter: 'Letter' }
const PHONE = /^\+?[\d ()-]{6,25}$/

const words = {
  address: 'Address',
  phone: 'Phone',
  email: 'Email',
  preferred: 'Preferred way',
  language: 'Language',
  interpreter: 'Interpreter',
  communicationNeeds: 'Communication',
} as const
const names = Object.keys(words) as (keyof typeof words)[]

/** Where the person lives and how to reach and understand them, as far as it changed. What is left empty stays as it was. */
export const contactDetailsChanged = defineKind({
  kind: 'contact-details-changed',
  title: 'Contact details changed',
  writers: caseworkers,
  schema: z
    .strictObject({
      address: note('Enter the address').optional(),
      phone: line('Enter the phone number').regex(PHONE, 'Enter a phone number, like 07700 900123').optional(),
      email: z
        .email('Enter an email address, like name@example.org')
        .max(200, 'Use 200 characters or fewer')
        .optional(),
      preferred: oneOf(ways, 'Select the way the person prefers').optional(),
      language: line('Enter the language the person prefers').optional(),
      ...communication,
    })
    .refine(body => names.some(name => body[name] !== undefined), {
      path: ['address'],
      message: 'Enter what has changed: the address, or one of the others',
    }),
  questions: [
    { name: 'address', label: 'Address', hint: 'Leave empty what has not changed', as: 'note' },
    { name: 'phone', label: 'Phone number', as: 'line' },
    { name: 'email', label: 'Email address', as: 'line' },
    { name: 'preferred', label: 'How the person prefers to be reached', as: 'one', options: ways },
    { name: 'language', label: 'Preferred language', as: 'line' },
    ...communicationQuestions,
  ],
  project: (state, { body }) => ({
    ...state,
    identity: state.identity && { ...state.identity, language: body.language ?? state.identity.language },
    contactDetails: {
      address: body.address ?? state.contactDetails?.address ?? null,
      phone: body.phone ?? state.contactDetails?.phone ?? null,
      email: body.email ?? state.contactDetails?.email ?? null,
      preferred: body.preferred ?? state.contactDetails?.preferred ?? null,
    },
    interpreter: body.interpreter ?? state.interpreter,
    communicationNeeds: body.communicationNeeds ?? state.communicationNeeds,
  }),
  summary: body => names.flatMap(name => (body[name] === undefined ? [] : words[name])).join(', '),
})
