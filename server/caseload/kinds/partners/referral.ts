import { z } from 'zod'
import { day, line, note, oneOf } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'
import { services } from './referral-answers.ts'

const complexities = { low: 'Low', medium: 'Medium', high: 'High' }
const sendings = { sent: 'Sent', draft: 'Not sent yet' }

/**
 * The person is referred to a commissioned service: to which, why, with what to achieve, and by when. The limits that run from
 * here stand with the other standards of timeliness.
 *
 * @source reference/tiering.md 4.1, 4.2
 */
export const referral = defineKind({
  kind: 'referral',
  title: 'Referral to a service',
  writers: caseworkers,
  schema: z.strictObject({
    service: oneOf(services, 'Select the service'),
    provider: line('Enter who delivers the service').optional(),
    sending: oneOf(sendings, 'Select whether it was sent'),
    complexity: oneOf(complexities, 'Select how complex the need is').optional(),
    reason: note('Enter why the person is referred'),
    outcomes: note('Enter what is to be achieved').optional(),
    completeBy: day('Enter the day it must be completed by, like 3 2 2027').optional(),
  }),
  questions: [
    { name: 'service', label: 'Service', as: 'one', options: services },
    { name: 'provider', label: 'Who delivers it', hint: 'Leave empty when not known', as: 'line' },
    { name: 'sending', label: 'Has it been sent?', as: 'one', options: sendings },
    { name: 'complexity', label: 'Complexity of the need', as: 'one', options: complexities },
    { name: 'reason', label: 'Why the person is referred', as: 'note' },
    { name: 'outcomes', label: 'What is to be achieved', hint: 'Leave empty when it is in the plan', as: 'note' },
    { name: 'completeBy', label: 'To be completed by', hint: 'Leave empty when no day is set', as: 'day', ahead: true },
  ],
  project: (state, { entryId, supersedes, body, happened }) => {
    const made = {
      referral: supersedes ?? entryId,
      service: body.service,
      state: body.sending,
      madeOn: happened.from,
      stateOn: happened.from,
      firstSeenOn: null,
      planOn: null,
      planApprovedOn: null,
      lastSessionOn: null,
      closingReportOn: null,
      sessionsAttended: 0,
    }
    return { ...state, referrals: [...state.referrals, made] }
  },
  summary: body => services[body.service],
})
