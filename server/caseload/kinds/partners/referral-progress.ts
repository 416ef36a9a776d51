import { z } from 'zod'
import type { Day } from '#platform/database/tables.ts'
import type { Referral } from '../../record/state/partners.ts'
import { earlierEntry, note, oneOf } from '../answers.ts'
import { askEarlier } from '../ask-earlier.ts'
import { caseworkers, defineKind } from '../kind.ts'
import {
  notOpen,
  openReferrals,
  type ReferralState,
  referralStates,
  withdrawals,
  withReferral,
} from './referral-answers.ts'

const { draft: _, ...states } = referralStates

const earlyEnd: ReadonlySet<string> = new Set<ReferralState>(['cancelled', 'ended'])

const stepOn = (state: ReferralState, on: Day): Partial<Referral> => {
  if (state === 'sent') return { madeOn: on }
  if (state === 'assessed') return { firstSeenOn: on }
  if (state === 'planned') return { planOn: on }
  if (state === 'approved') return { planApprovedOn: on }
  return state === 'reported' ? { closingReportOn: on } : {}
}

/**
 * Why a referral cannot end so: delivery that began is ended early and not cancelled; what never began is cancelled.
 *
 * @source reference/tiering.md 4.1, delivery states
 */
const outOfOrder = ({ planApprovedOn, sessionsAttended }: Referral, state: ReferralState): string | undefined => {
  if (state === 'cancelled' && sessionsAttended > 0) return 'Sessions were held: end it early instead'
  const isOver = state === 'ended' || state === 'completed'
  if (isOver && planApprovedOn === null && sessionsAttended === 0) return 'Nothing was delivered: cancel it instead'
  return undefined
}

/** A referral comes further, or ends. */
export const referralProgress = defineKind({
  kind: 'referral-progress',
  title: 'Progress of a referral',
  writers: caseworkers,
  schema: z
    .strictObject({
      referral: earlierEntry('Select the referral'),
      state: oneOf(states, 'Select how far it has come'),
      reason: oneOf(withdrawals, 'Select why it ended early').optional(),
      text: note('Enter a note').optional(),
    })
    .refine(body => earlyEnd.has(body.state) === (body.reason !== undefined), {
      path: ['reason'],
      message: 'Select a reason when the referral ends before it is completed, and only then',
    }),
  questions: [
    askEarlier('referral', 'Referral', openReferrals),
    { name: 'state', label: 'How far it has come', as: 'one', options: states },
    { name: 'reason', label: 'Why it ended early', hint: 'Only when it did', as: 'one', options: withdrawals },
    { name: 'text', label: 'Notes', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  objections: (state, { body, supersedes }) => {
    const closed = notOpen(state, body.referral, supersedes)
    if (closed.length > 0 || supersedes !== null) return closed
    const about = state.referrals.find(one => one.referral === body.referral)
    const problem = about && outOfOrder(about, body.state)
    return problem ? [{ field: 'state', message: problem }] : []
  },
  project: (state, { body, happened: { from } }) => ({
    ...state,
    referrals: withReferral(state.referrals, body.referral, () => ({
      state: body.state,
      stateOn: from,
      ...stepOn(body.state, from),
    })),
  }),
  summary: body => referralStates[body.state],
})
