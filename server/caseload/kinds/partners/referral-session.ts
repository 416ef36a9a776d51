import { z } from 'zod'
import { earlierEntry, note, oneOf } from '../answers.ts'
import { askEarlier } from '../ask-earlier.ts'
import { caseworkers, defineKind } from '../kind.ts'
import { notOpen, openReferrals, withReferral } from './referral-answers.ts'

const attendances = { yes: 'Attended', late: 'Attended late', no: 'Did not attend', 'not-held': 'Did not take place' }
const reasons = {
  acceptable: 'The person could not come, acceptable',
  unacceptable: 'The person did not come, not acceptable',
  logistics: 'The service could not hold it',
}
const yesNo = { yes: 'Yes', no: 'No' }

/** What a service says of one session: attendance, what happened, what worries them. @source reference/tiering.md 4.1, 4.4 */
export const referralSession = defineKind({
  kind: 'referral-session',
  title: 'Session of a service',
  writers: caseworkers,
  schema: z
    .strictObject({
      referral: earlierEntry('Select the referral'),
      attendance: oneOf(attendances, 'Select whether the person attended'),
      reason: oneOf(reasons, 'Select why the session was missed').optional(),
      text: note('Enter what happened').optional(),
      worry: oneOf(yesNo, 'Select whether something is worrying').optional(),
      last: oneOf(yesNo, 'Select whether it was the last session').optional(),
    })
    .refine(body => ['no', 'not-held'].includes(body.attendance) || body.reason === undefined, {
      path: ['reason'],
      message: 'Leave the reason empty: the session was held and the person was there',
    }),
  questions: [
    askEarlier('referral', 'Referral', openReferrals),
    { name: 'attendance', label: 'Attendance', as: 'one', options: attendances },
    { name: 'reason', label: 'Why it was missed', hint: 'Only when it was', as: 'one', options: reasons },
    { name: 'text', label: 'What happened', hint: 'What was done, behaviour, strengths', as: 'note' },
    { name: 'worry', label: 'Is something worrying?', as: 'one', options: yesNo },
    {
      name: 'last',
      label: 'Was it the last session?',
      hint: 'The report at the end is due from here',
      as: 'one',
      options: yesNo,
    },
  ],
  objections: (state, { body, supersedes }) => notOpen(state, body.referral, supersedes),
  project: (state, { body, happened: { from } }) => {
    if (body.attendance === 'not-held') return state
    const attended = body.attendance === 'no' ? 0 : 1
    const referrals = withReferral(state.referrals, body.referral, one => ({
      lastSessionOn: body.last === 'yes' ? from : one.lastSessionOn,
      sessionsAttended: one.sessionsAttended + attended,
    }))
    return { ...state, referrals }
  },
  summary: body => attendances[body.attendance],
})
