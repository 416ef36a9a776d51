import { z } from 'zod'
import { dayText } from '#platform/web/dates.ts'
import { earlierEntry, note, oneOf } from '../answers.ts'
import { askEarlier } from '../ask-earlier.ts'
import { defineKind, managers } from '../kind.ts'

const outcomes = {
  upheld: 'Upheld',
  'partly-upheld': 'Partly upheld',
  'not-upheld': 'Not upheld',
  withdrawn: 'Withdrawn',
}

/** A complaint is answered, by a manager. */
export const complaintAnswered = defineKind({
  kind: 'complaint-answered',
  title: 'Complaint answered',
  writers: managers,
  schema: z.strictObject({
    complaint: earlierEntry('Select the complaint'),
    outcome: oneOf(outcomes, 'Select whether it was upheld'),
    text: note('Enter the answer'),
  }),
  questions: [
    askEarlier('complaint', 'Complaint', state =>
      state.openComplaints.map(one => [one.complaint, `Received ${dayText(one.on)}`]),
    ),
    { name: 'outcome', label: 'Outcome', as: 'one', options: outcomes },
    { name: 'text', label: 'The answer', as: 'note' },
  ],
  objections: (state, { body, supersedes }) =>
    supersedes !== null || state.openComplaints.some(one => one.complaint === body.complaint)
      ? []
      : [{ field: 'complaint', message: 'Select a complaint that nobody has answered' }],
  project: (state, { body }) => ({
    ...state,
    openComplaints: state.openComplaints.filter(one => one.complaint !== body.complaint),
  }),
  summary: body => outcomes[body.outcome],
})
