import { z } from 'zod'
import { line, note, oneOf } from './answers.ts'
import { caseworkers, defineKind } from './kind.ts'

const outcomes = {
  'attended-complied': 'Attended and complied',
  'attended-failed-to-comply': 'Attended, failed to comply',
  'sent-home': 'Attended, sent home',
  'acceptable-absence': 'Acceptable absence',
  'unacceptable-absence': 'Unacceptable absence',
  rescheduled: 'Rescheduled',
}

const attended: ReadonlySet<string> = new Set(['attended-complied', 'attended-failed-to-comply', 'sent-home'])

/** What became of a planned appointment. Only an appointment that was attended counts as contact. */
export const appointmentOutcome = defineKind({
  kind: 'appointment-outcome',
  title: 'Appointment outcome',
  writers: caseworkers,
  schema: z.strictObject({
    outcome: oneOf(outcomes, 'Select the outcome of the appointment'),
    withWhom: line('Enter who the appointment was with'),
    text: note('Enter a note').optional(),
  }),
  questions: [
    { name: 'outcome', label: 'Outcome', as: 'one', options: outcomes },
    { name: 'withWhom', label: 'With whom', as: 'line' },
    { name: 'text', label: 'Notes', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  project: (state, { body, happened }) =>
    attended.has(body.outcome) ? { ...state, lastContact: happened.to ?? happened.from } : state,
  summary: body => outcomes[body.outcome],
})
