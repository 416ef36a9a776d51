import { z } from 'zod'
import { day, line, oneOf } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'
import { communication, communicationQuestions } from './communication.ts'
import { equalityFacts, equalityIn, equalityQuestions, ethnicities, sexes } from './equality.ts'

/** The service takes a person on: who they are, and the team that receives them. They wait for an officer from this day. */
export const personRegistered = defineKind({
  kind: 'person-registered',
  title: 'Person registered',
  writers: caseworkers,
  schema: z.strictObject({
    name: line('Enter the person’s full name'),
    crn: z
      .string({ error: 'Enter the CRN' })
      .regex(/^[A-Z]\d{6}$/, 'Enter a CRN: one capital letter and six digits, like X123456'),
    dateOfBirth: day('Enter the date of birth, like 3 2 1990'),
    sex: oneOf(sexes, 'Select the person’s sex'),
    ethnicity: oneOf(ethnicities, 'Select the person’s ethnic group'),
    language: line('Enter the language the person prefers'),
    team: line('Select the team that receives the person'),
    ...communication,
    ...equalityFacts,
  }),
  questions: [
    { name: 'name', label: 'Full name', as: 'line' },
    { name: 'crn', label: 'CRN', hint: 'One capital letter and six digits', as: 'line' },
    { name: 'dateOfBirth', label: 'Date of birth', as: 'day' },
    { name: 'sex', label: 'Sex', as: 'one', options: sexes },
    { name: 'ethnicity', label: 'Ethnic group', as: 'one', options: ethnicities },
    { name: 'language', label: 'Preferred language', as: 'line' },
    { name: 'team', label: 'Team that receives the person', as: 'team' },
    ...communicationQuestions,
    ...equalityQuestions,
  ],
  objections: (_, { body, happened }) =>
    body.dateOfBirth > happened.from
      ? [{ field: 'dateOfBirth', message: 'Enter a date of birth before the day the person was registered' }]
      : [],
  project: (state, { body, happened }) => {
    const { name, crn, dateOfBirth, sex, ethnicity, language } = body
    return {
      ...state,
      identity: { name, crn, dateOfBirth, sex, ethnicity, language },
      equality: equalityIn(body),
      interpreter: body.interpreter ?? null,
      communicationNeeds: body.communicationNeeds ?? null,
      team: state.team ?? body.team,
      withoutOfficerSince: state.officer ? null : (state.withoutOfficerSince ?? happened.from),
    }
  },
  summary: ({ name, crn }) => `${name}, ${crn}`,
})
