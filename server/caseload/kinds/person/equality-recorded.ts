import { z } from 'zod'
import { oneOf } from '../answers.ts'
import { caseworkers, defineKind, type Question } from '../kind.ts'
import { equalityFacts, equalityIn, equalityQuestions, ethnicities, sexes } from './equality.ts'

const questions: readonly Question[] = [
  { name: 'sex', label: 'Sex', as: 'one', options: sexes },
  { name: 'ethnicity', label: 'Ethnic group', as: 'one', options: ethnicities },
  ...equalityQuestions,
]

/** What the person says of themselves was asked, or asked again. What is left open stays as it was. */
export const equalityRecorded = defineKind({
  kind: 'equality-recorded',
  title: 'Equality facts recorded',
  writers: caseworkers,
  schema: z
    .strictObject({
      sex: oneOf(sexes, 'Select the person’s sex').optional(),
      ethnicity: oneOf(ethnicities, 'Select the person’s ethnic group').optional(),
      ...equalityFacts,
    })
    .refine(body => Object.values(body).some(answer => answer !== undefined), {
      path: ['sex'],
      message: 'Answer at least one of the questions',
    }),
  questions,
  project: (state, { body }) => ({
    ...state,
    identity: state.identity && {
      ...state.identity,
      sex: body.sex ?? state.identity.sex,
      ethnicity: body.ethnicity ?? state.identity.ethnicity,
    },
    equality: { ...state.equality, ...equalityIn(body) },
  }),
  // What was answered is for those who open the entry, not for everybody who reads down a timeline.
  summary: body => {
    const answered = Object.values(body).filter(answer => answer !== undefined).length
    return answered === 1 ? 'One answer' : `${answered} answers`
  },
})
