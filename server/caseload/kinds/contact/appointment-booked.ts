import { z } from 'zod'
import { dayText } from '#platform/web/dates.ts'
import { wordsOf } from '../../codes/codes.ts'
import type { CaseState } from '../../record/state.ts'
import { codeIn, day, earlierEntry, type Labels, line, note, time } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'
import { appointmentText, booked, withAppointments } from './appointments.ts'

const openRequirements = ({ requirements }: CaseState): Labels =>
  Object.fromEntries(
    requirements
      .filter(one => one.ended === null)
      .map(one => [one.entry, `${wordsOf('requirement-type', one.main)} (since ${dayText(one.since)})`]),
  )

/** An appointment is agreed. It happened when it was booked; the day of the appointment itself stands in the body. */
export const appointmentBooked = defineKind({
  kind: 'appointment-booked',
  title: 'Appointment booked',
  writers: caseworkers,
  schema: z.strictObject({
    type: codeIn('appointment-type', 'Select the type of appointment'),
    on: day('Enter the day of the appointment, like 3 2 2026'),
    at: time('Enter the time of the appointment, like 2:30pm').optional(),
    place: line('Enter where the appointment is').optional(),
    practitioner: line('Select whom the appointment is with'),
    requirement: earlierEntry('Choose the requirement').optional(),
    text: note('Enter a note').optional(),
  }),
  questions: [
    { name: 'type', label: 'Type of appointment', as: 'code', set: 'appointment-type', on: 'on' },
    { name: 'on', label: 'Day of the appointment', as: 'day', ahead: true },
    { name: 'at', label: 'Time', as: 'time' },
    { name: 'place', label: 'Where', hint: 'Leave empty when it is where it always is', as: 'line' },
    { name: 'practitioner', label: 'With whom', as: 'practitioner' },
    {
      name: 'requirement',
      label: 'For which requirement',
      hint: 'Leave open when for none',
      as: 'entry',
      among: openRequirements,
    },
    { name: 'text', label: 'Notes', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  objections: (state, { body, happened, supersedes }) => {
    if (body.on < happened.from) {
      return [{ field: 'on', message: 'The appointment cannot be before the day it was booked' }]
    }
    const isKnown = body.requirement === undefined || state.requirements.some(one => one.entry === body.requirement)
    return isKnown || supersedes !== null
      ? []
      : [{ field: 'requirement', message: 'Choose a requirement of this person, or leave it open' }]
  },
  project: (state, { entryId, supersedes, body: { text: _, ...body }, happened }) =>
    withAppointments(
      state,
      [...state.appointments, booked({ booking: supersedes ?? entryId, ...body })],
      happened.from,
    ),
  summary: ({ type, on, at }) => appointmentText({ type, on, at: at ?? null }),
})
