import { z } from 'zod'
import type { AssessmentStatus } from '../../record/state/assessment.ts'
import { earlierEntry, note, oneOf } from '../answers.ts'
import { askEarlier } from '../ask-earlier.ts'
import { caseworkers, defineKind } from '../kind.ts'
import { awaiting, labelsOf, signedStatus, statusWords, withStanding } from './standing.ts'

const acts = {
  signed: 'Signed and complete',
  incomplete: 'Locked incomplete',
  'rolled-back': 'Signature taken back',
}

/** From which statuses each act leads on. @source reference/tiering.md 5.4 */
const from: Readonly<Record<keyof typeof acts, readonly AssessmentStatus[]>> = {
  signed: ['UNSIGNED', 'REJECTED', 'ROLLED_BACK'],
  incomplete: ['UNSIGNED', 'REJECTED', 'ROLLED_BACK', ...awaiting],
  'rolled-back': ['SELF_SIGNED', ...awaiting],
}
const open = new Set(Object.values(from).flat())

/** An assessment is signed after it was written, locked as it stands, or its signature is taken back. */
export const assessmentSigning = defineKind({
  kind: 'assessment-signing',
  title: 'Signing of an assessment',
  writers: caseworkers,
  schema: z.strictObject({
    assessment: earlierEntry('Select the assessment'),
    act: oneOf(acts, 'Select what is done'),
    text: note('Enter why').optional(),
  }),
  questions: [
    askEarlier('assessment', 'Assessment', state => labelsOf(state, one => open.has(one.status))),
    { name: 'act', label: 'What is done', as: 'one', options: acts },
    { name: 'text', label: 'Why', hint: 'Leave empty where it is plain', as: 'note' },
  ],
  objections: (state, { body, supersedes }) => {
    const standing = state.countersignatures.find(one => one.assessment === body.assessment)
    if (!standing) return [{ field: 'assessment', message: 'Select an assessment that stands in this record' }]
    if (supersedes !== null || from[body.act].includes(standing.status)) return []
    return [{ field: 'act', message: `Not possible: the assessment is "${statusWords[standing.status]}"` }]
  },
  project: (state, { body, author, happened }) => ({
    ...state,
    countersignatures: withStanding(state.countersignatures, body.assessment, ({ needed }) => {
      const status = {
        signed: signedStatus(needed),
        incomplete: 'LOCKED_INCOMPLETE',
        'rolled-back': 'ROLLED_BACK',
      } as const
      return { status: status[body.act], by: author, on: happened.from, countersigners: [] }
    }),
  }),
  summary: body => acts[body.act],
})
