import { z } from 'zod'
import { anyOf, earlierEntry, note, oneOf } from '../answers.ts'
import { askEarlier } from '../ask-earlier.ts'
import { defineKind, managers } from '../kind.ts'
import { labelsOf, withStanding } from './standing.ts'

const judgements = { sufficient: 'Sufficient', insufficient: 'Not sufficient' }
const parts = {
  information: 'Information from others',
  analysis: 'Analysis',
  risk: 'Risk of serious harm',
  management: 'How the risk is managed',
  plan: 'Plan',
  person: 'The person’s own view',
}

/**
 * A manager reads an assessment for its quality. The rules of the service's own quality audit are not public (reference/tiering.md
 * 5.4): this holds a judgement, what it was about, and what to do better. It changes no signature.
 */
export const qualityReview = defineKind({
  kind: 'quality-review',
  title: 'Quality review of an assessment',
  writers: managers,
  schema: z.strictObject({
    assessment: earlierEntry('Select the assessment'),
    judgement: oneOf(judgements, 'Select whether the assessment is sufficient'),
    missing: anyOf(parts).optional(),
    text: note('Enter what was good and what to do better'),
  }),
  questions: [
    askEarlier('assessment', 'Assessment', state => labelsOf(state, () => true)),
    { name: 'judgement', label: 'Is it sufficient?', as: 'one', options: judgements },
    { name: 'missing', label: 'What needs to be better', as: 'many', options: parts },
    { name: 'text', label: 'What was good, and what to do better', as: 'note' },
  ],
  objections: (state, { body, author, workDoneBy }) => {
    const standing = state.countersignatures.find(one => one.assessment === body.assessment)
    if (!standing) return [{ field: 'assessment', message: 'Select an assessment that stands in this record' }]
    return standing.assessors.some(one => one === author || one === workDoneBy)
      ? [{ field: 'assessment', message: 'Somebody else must review it: nobody reviews their own assessment' }]
      : []
  },
  project: (state, { body }) => ({
    ...state,
    countersignatures: withStanding(state.countersignatures, body.assessment, () => ({ quality: body.judgement })),
  }),
  summary: body => judgements[body.judgement],
})
