import { z } from 'zod'
import { note, oneOf } from '../answers.ts'
import { caseworkers, defineKind, managers } from '../kind.ts'

const people = {
  person: 'The person on probation',
  family: 'Family or partner',
  victim: 'A victim',
  other: 'Somebody else',
}
export const complaintSubjects = {
  conduct: 'How somebody behaved',
  decision: 'A decision',
  delay: 'A delay',
  information: 'Information about the person',
  equality: 'Fairness and equality',
  other: 'Something else',
}

/** Somebody complains about how the person is supervised. It stays open until it is answered. */
export const complaint = defineKind({
  kind: 'complaint',
  title: 'Complaint received',
  writers: [...new Set([...caseworkers, ...managers])],
  schema: z.strictObject({
    from: oneOf(people, 'Select who complains'),
    about: oneOf(complaintSubjects, 'Select what the complaint is about'),
    text: note('Enter the complaint'),
  }),
  questions: [
    { name: 'from', label: 'Who complains', as: 'one', options: people },
    { name: 'about', label: 'About', as: 'one', options: complaintSubjects },
    { name: 'text', label: 'The complaint', hint: 'In the words of who complains', as: 'note' },
  ],
  project: (state, { entryId, supersedes, happened }) => ({
    ...state,
    openComplaints: [...state.openComplaints, { complaint: supersedes ?? entryId, on: happened.from }],
  }),
  summary: body => complaintSubjects[body.about],
})
