import { z } from 'zod'
import type { AssessmentStatus, Countersignature } from '../../record/state/assessment.ts'
import { dropCountersigned } from '../../tiering/drop.ts'
import { earlierEntry, note, oneOf } from '../answers.ts'
import { askEarlier } from '../ask-earlier.ts'
import { defineKind, managers } from '../kind.ts'
import { mayNeedTwo } from './countersigning.ts'
import { awaiting, labelsOf, statusWords, withStanding } from './standing.ts'

const outcomes = {
  countersigned: 'Countersigned',
  'passed-on': 'Countersigned, and passed on for a second signature',
  rejected: 'Sent back for rework',
}
type Outcome = keyof typeof outcomes

/** Where nobody knows whether it is needed, a signature is welcome. */
const mayBeSigned = ({ status, needed }: Countersignature): boolean =>
  awaiting.includes(status) || (status === 'SELF_SIGNED' && needed === 'unknown')

const statusAfter = (before: AssessmentStatus, outcome: Outcome): AssessmentStatus => {
  if (outcome === 'rejected') return 'REJECTED'
  if (outcome === 'passed-on') return 'AWAITING_DOUBLE_COUNTERSIGN'
  return before === 'AWAITING_DOUBLE_COUNTERSIGN' ? 'DOUBLE_COUNTERSIGNED' : 'COUNTERSIGNED'
}

const statusProblem = (standing: Countersignature, outcome: Outcome): string | undefined => {
  if (!mayBeSigned(standing)) return `Nothing to sign: the assessment is "${statusWords[standing.status]}"`
  if (outcome !== 'passed-on') return undefined
  if (standing.status === 'AWAITING_DOUBLE_COUNTERSIGN')
    return 'It was passed on already: countersign it or send it back'
  if (!mayNeedTwo(standing.role, standing.assessedOn)) return 'Only assessments signed in prison need two signatures'
  return undefined
}

/**
 * Another person reads an assessment and signs it, or sends it back with what to rework. Never who assessed, and the second
 * signature never by who gave the first: that holds for who writes the entry and for who did the work.
 *
 * @source reference/tiering.md 5.4
 */
export const countersignature = defineKind({
  kind: 'countersignature',
  title: 'Countersignature',
  writers: managers,
  schema: z
    .strictObject({
      assessment: earlierEntry('Select the assessment'),
      outcome: oneOf(outcomes, 'Select whether it is countersigned or sent back'),
      text: note('Enter your comments').optional(),
    })
    .refine(body => body.outcome !== 'rejected' || body.text !== undefined, {
      path: ['text'],
      message: 'Enter what to rework: without it nobody knows what was missing',
    }),
  questions: [
    askEarlier('assessment', 'Assessment', state => labelsOf(state, mayBeSigned)),
    { name: 'outcome', label: 'Outcome', as: 'one', options: outcomes },
    { name: 'text', label: 'Comments', hint: 'What to rework, when it is sent back', as: 'note' },
  ],
  objections: (state, { body, author, workDoneBy, supersedes }) => {
    const standing = state.countersignatures.find(one => one.assessment === body.assessment)
    if (!standing) return [{ field: 'assessment', message: 'Select an assessment that stands in this record' }]
    const signs = [author, workDoneBy]
    if (standing.assessors.some(one => signs.includes(one))) {
      return [{ field: 'assessment', message: 'Somebody else must countersign: nobody signs their own assessment' }]
    }
    if (supersedes !== null) return []
    const problem = statusProblem(standing, body.outcome)
    if (problem !== undefined) return [{ field: 'outcome', message: problem }]
    return standing.countersigners.some(one => signs.includes(one))
      ? [{ field: 'assessment', message: 'Somebody else must give the second signature' }]
      : []
  },
  project: (state, entry) => {
    const { body, author, workDoneBy, happened } = entry
    const drop = body.outcome === 'rejected' ? state.tiering.drop : dropCountersigned(state, body.assessment, entry)
    return {
      ...state,
      tiering: { ...state.tiering, drop },
      countersignatures: withStanding(state.countersignatures, body.assessment, ({ status, countersigners }) => ({
        status: statusAfter(status, body.outcome),
        by: author,
        on: happened.from,
        countersigners: [...new Set([...countersigners, author, workDoneBy])],
      })),
    }
  },
  summary: body => outcomes[body.outcome],
})
