import { z } from 'zod'
import type { RiskLevel } from '../record/state.ts'
import { note, oneOf } from './answers.ts'
import { caseworkers, defineKind } from './kind.ts'

export const riskLevels: Readonly<Record<RiskLevel, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  'very-high': 'Very high',
}
const order: readonly RiskLevel[] = ['low', 'medium', 'high', 'very-high']
const level = (whom: string) => oneOf(riskLevels, `Select the risk to ${whom}`)
const groups = ['children', 'public', 'knownAdult', 'staff'] as const

/** Risk of serious harm to each group, and overall, as assessed on a day. */
export const riskAssessment = defineKind({
  kind: 'risk-assessment',
  title: 'Risk assessment',
  writers: caseworkers,
  schema: z
    .strictObject({
      children: level('children'),
      public: level('the public'),
      knownAdult: level('a known adult'),
      staff: level('staff'),
      overall: oneOf(riskLevels, 'Select the overall risk'),
      text: note('Enter the analysis'),
    })
    .refine(body => groups.every(group => order.indexOf(body[group]) <= order.indexOf(body.overall)), {
      path: ['overall'],
      message: 'The overall risk cannot be lower than the risk to any group',
    }),
  questions: [
    { name: 'children', label: 'Risk to children', as: 'one', options: riskLevels },
    { name: 'public', label: 'Risk to the public', as: 'one', options: riskLevels },
    { name: 'knownAdult', label: 'Risk to a known adult', as: 'one', options: riskLevels },
    { name: 'staff', label: 'Risk to staff', as: 'one', options: riskLevels },
    { name: 'overall', label: 'Overall risk of serious harm', as: 'one', options: riskLevels },
    { name: 'text', label: 'Analysis', as: 'note' },
  ],
  project: (state, { body: { text: _, ...levels }, happened }) => ({
    ...state,
    risk: { ...levels, on: happened.from },
  }),
  summary: body => `Overall risk of serious harm: ${riskLevels[body.overall].toLowerCase()}`,
})
