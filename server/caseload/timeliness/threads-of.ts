import type { Thread } from '@candour/timeliness'
import type { CaseState } from '../record/state.ts'

/**
 * The dated facts of a person's supervision, as the standards of timeliness ask for them: one thread for the supervision, and
 * one for each enquiry, referral, report and so on. Pure; what the state does not hold is left out and never guessed.
 *
 * @returns nothing once supervision has ended: no clock runs any more
 */
export const threadsOf = (state: CaseState): Thread[] =>
  state.ended
    ? []
    : [
        ...supervisionOf(state),
        ...assessmentsOf(state),
        ...plansOf(state),
        ...enquiriesOf(state),
        ...enforcementOf(state),
        ...partnersOf(state),
        ...countersignaturesOf(state),
      ]

/** In custody nobody keeps appointments in the community, so those clocks do not start. */
const supervisionOf = ({ sentence, milestones }: CaseState): Thread[] => {
  if (!sentence || sentence.type === 'custody') return []
  const days = {
    sentenced: sentence.started,
    allocated: milestones.allocatedOn,
    'first-appointment-arranged': milestones.arrangedOn,
    'first-appointment-attended': milestones.attendedOn,
    'first-assessment': milestones.assessedOn,
    'first-plan': milestones.plannedOn,
  }
  return [{ subject: 'supervision', ref: '', days }]
}

const assessmentsOf = ({ risk, milestones }: CaseState): Thread[] => {
  if (!risk) return []
  const before = { assessed: milestones.assessedBefore, 'assessed-again': risk.on }
  return [
    ...(milestones.assessedBefore ? [{ subject: 'assessment' as const, ref: 'before', days: before }] : []),
    { subject: 'assessment', ref: '', days: { assessed: risk.on } },
  ]
}

const plansOf = ({ plan, milestones: { lastReview } }: CaseState): Thread[] => {
  if (!plan) return []
  const reviewed = { planned: plan.on, 'review-due': lastReview?.due ?? null, reviewed: lastReview?.on ?? null }
  return [
    ...(lastReview?.due ? [{ subject: 'plan' as const, ref: 'before', days: reviewed }] : []),
    { subject: 'plan', ref: '', days: { planned: plan.on, 'review-due': plan.reviewDue } },
  ]
}

const enquiriesOf = ({ enquiries }: CaseState): Thread[] =>
  enquiries
    .filter(enquiry => enquiry.stage !== 'not-needed')
    .map(({ to, days: { needed, made, received } }) => ({
      subject: 'enquiry',
      ref: to,
      days: { needed: needed ?? null, made: made ?? null, answered: received ?? null },
    }))

const enforcementOf = ({ enforcements, breach }: CaseState): Thread[] => [
  ...enforcements
    .filter(one => one.respondBy !== null)
    .map(
      ({ entry, on, respondBy, answeredOn }): Thread => ({
        subject: 'enforcement',
        ref: entry,
        days: { 'action-taken': on, 'answer-due': respondBy, answered: answeredOn },
      }),
    ),
  ...(breach && breach.concludedOn === null
    ? [{ subject: 'breach' as const, ref: '', days: { 'failure-known': breach.awareOn, 'in-court': breach.inCourtOn } }]
    : []),
]

const partnersOf = ({ referrals, reports, handover }: CaseState): Thread[] => [
  ...referrals.map(
    (one): Thread => ({
      subject: 'referral',
      ref: one.referral,
      days: {
        referred: one.madeOn,
        'first-seen': one.firstSeenOn,
        'action-plan': one.planOn,
        'last-session': one.lastSessionOn,
        'closing-report': one.closingReportOn,
      },
    }),
  ),
  ...reports.map(
    ({ request, requestedOn, dueOn, completedOn }): Thread => ({
      subject: 'report',
      ref: request,
      days: { 'asked-for': requestedOn, 'wanted-by': dueOn, completed: completedOn },
    }),
  ),
  ...(handover && handover.closedOn === null
    ? handover.parts.map(
        ({ part, dueOn, doneOn }): Thread => ({
          subject: 'handover',
          ref: part,
          days: { begun: handover.startedOn, 'wanted-by': dueOn, done: doneOn },
        }),
      )
    : []),
]

const countersignaturesOf = ({ countersignatures }: CaseState): Thread[] =>
  countersignatures
    .filter(({ status }) => waiting.has(status))
    .map(({ assessment, on }) => ({ subject: 'countersignature', ref: assessment, days: { 'asked-for': on } }))

/** @source reference, tiering 5.4 */
const waiting: ReadonlySet<string> = new Set(['AWAITING_COUNTERSIGN', 'AWAITING_DOUBLE_COUNTERSIGN'])
