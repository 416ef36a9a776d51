import { z } from 'zod'
import { note, oneOf } from './answers.ts'
import { caseworkers, defineKind } from './kind.ts'

const sources = {
  assessment: 'Calculated after an assessment',
  registration: 'Calculated after a registration',
  imported: 'Imported from the case system',
  manager: 'Set by a manager',
}

/**
 * The tier changes: a letter for risk (A highest), a digit for need (3 highest), S when contact is suspended. The numeric code
 * of the nightly workbook (0 to 32) belongs to rules/workload; the record keeps the letters.
 */
export const tierSet = defineKind({
  kind: 'tier-set',
  title: 'Tier set',
  writers: caseworkers,
  schema: z.strictObject({
    tier: z
      .string({ error: 'Enter the tier, like B2' })
      .regex(/^[ABCD][0-3]S?$/, 'Enter a tier from A0 to D3, with S when contact is suspended, like B2 or C1S'),
    source: oneOf(sources, 'Select where the tier comes from'),
    text: note('Enter why').optional(),
  }),
  questions: [
    { name: 'tier', label: 'Tier', hint: 'From A0 to D3, with S when contact is suspended', as: 'line' },
    { name: 'source', label: 'Where it comes from', as: 'one', options: sources },
    { name: 'text', label: 'Why', hint: 'A manager who sets another tier says why', as: 'note' },
  ],
  objections: (_, { body, supersedes }) =>
    body.source === 'manager' && body.text === undefined && supersedes === null
      ? [{ field: 'text', message: 'Enter why another tier is set than the record gives' }]
      : [],
  project: (state, { body, happened }) => ({
    ...state,
    tier: { name: body.tier, since: happened.from, source: body.source },
  }),
  summary: body => `Tier ${body.tier}`,
})
