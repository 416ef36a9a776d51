import { line, oneOf } from '../answers.ts'
import type { Question } from '../kind.ts'

const interpreters = { yes: 'Yes', no: 'No', 'not-known': 'Not known' }

/** How to make sure that the person understands and is understood. */
export const communication = {
  interpreter: oneOf(interpreters, 'Select whether an interpreter is needed').optional(),
  communicationNeeds: line('Enter what helps the person to understand').optional(),
}

export const communicationQuestions: readonly Question[] = [
  { name: 'interpreter', label: 'Is an interpreter needed?', as: 'one', options: interpreters },
  {
    name: 'communicationNeeds',
    label: 'What helps the person to understand',
    hint: 'For example, large print, easy read or more time. Leave empty when nothing is known',
    as: 'line',
  },
]
