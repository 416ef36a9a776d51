import { z } from 'zod'
import { day, line, oneOf } from './answers.ts'
import { caseworkers, defineKind } from './kind.ts'

export const sexes = { female: 'Female', male: 'Male', other: 'Other', 'not-known': 'Not known' }

export const ethnicities = {
  asian: 'Asian or Asian British',
  black: 'Black, Black British, Caribbean or African',
  mixed: 'Mixed or multiple ethnic groups',
  white: 'White',
  other: 'Another ethnic group',
  'not-stated': 'Not stated',
}

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
  }),
  questions: [
    { name: 'name', label: 'Full name', as: 'line' },
    { name: 'crn', label: 'CRN', hint: 'One capital letter and six digits', as: 'line' },
    { name: 'dateOfBirth', label: 'Date of birth', as: 'day' },
    { name: 'sex', label: 'Sex', as: 'one', options: sexes },
    { name: 'ethnicity', label: 'Ethnic group', as: 'one', options: ethnicities },
    { name: 'language', label: 'Preferred language', as: 'line' },
    { name: 'team', label: 'Team that receives the person', as: 'team' },
  ],
  project: (state, { body: { team, ...identity }, happened }) => ({
    ...state,
    identity,
    team: state.team ?? team,
    withoutOfficerSince: state.officer ? null : (state.withoutOfficerSince ?? happened.from),
  }),
  summary: ({ name, crn }) => `${name}, ${crn}`,
})
