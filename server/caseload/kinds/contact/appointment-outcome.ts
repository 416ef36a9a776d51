import { z } from 'zod'
import { dayText } from '#platform/web/dates.ts'
import { isKnownCode, recordedCode, wordsOf } from '../../codes/codes.ts'
import type { Entry } from '../../record/entry.ts'
import type { Appointment } from '../../record/state/contact.ts'
import type { CaseState } from '../../record/state.ts'
import { codeIn, day, earlierEntry, line, note, oneOf, time } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'
import { booked, openAppointments, openOne, withAppointments } from './appointments.ts'

const yesNo = { yes: 'Yes', no: 'No' }
/** What an outcome stands for whose appointment nobody booked, and whose type nobody gave. */
const NO_TYPE = 'not-recorded'

const schema = z
  .strictObject({
    booking: earlierEntry('Choose the appointment').optional(),
    type: codeIn('appointment-type', 'Select the type of appointment').optional(),
    outcome: codeIn('outcome', 'Select the outcome of the appointment'),
    complied: oneOf(yesNo, 'Select whether the person did what was asked').optional(),
    withWhom: line('Enter who the appointment was with').optional(),
    others: line('Enter who else was there').optional(),
    rarDay: oneOf(yesNo, 'Select whether it counts as a day of rehabilitation activity').optional(),
    text: note('Enter a note').optional(),
    nextType: codeIn('appointment-type', 'Select the type of the next appointment').optional(),
    nextOn: day('Enter the day of the next appointment, like 3 2 2026').optional(),
    nextAt: time('Enter the time of the next appointment, like 2:30pm').optional(),
  })
  .refine(({ outcome, complied }) => complied === undefined || agrees(outcome, complied === 'yes'), {
    path: ['complied'],
    message: 'The outcome selected above says otherwise',
  })
  .refine(({ nextOn, nextType, nextAt }) => nextOn !== undefined || (nextType === undefined && nextAt === undefined), {
    path: ['nextOn'],
    message: 'Enter the day of the next appointment, like 3 2 2026',
  })
  .refine(
    ({ outcome, rarDay }) => rarDay !== 'yes' || !isKnownCode('outcome', outcome) || means(outcome).attended === true,
    {
      path: ['rarDay'],
      message: 'A day counts only when the person attended',
    },
  )

type Body = z.output<typeof schema>

const means = (outcome: string) => recordedCode('outcome', outcome, '9999-12-31')

const agrees = (outcome: string, complied: boolean): boolean =>
  !isKnownCode('outcome', outcome) || (means(outcome).complied ?? complied) === complied

/** The appointment that the outcome is of: the one it names, or one that was never booked. */
const appointmentOf = (state: CaseState, entry: Entry<Body>): Appointment => {
  const { body, happened } = entry
  const named = openOne(state, body.booking)
  const outcome = recordedCode('outcome', body.outcome, happened.from)
  return {
    ...(named ??
      booked({
        booking: body.booking ?? entry.supersedes ?? entry.entryId,
        type: body.type ?? NO_TYPE,
        on: happened.from,
        practitioner: entry.workDoneBy,
      })),
    outcome: outcome.code,
    attended: outcome.attended,
    complied: outcome.complied ?? (body.complied === undefined ? null : body.complied === 'yes'),
    rarDay: body.rarDay === 'yes',
  }
}

/** The next appointment agreed in the same form. An outcome of it will name this entry. */
const nextOf = ({ entryId, supersedes, workDoneBy, body }: Entry<Body>, last: Appointment): Appointment[] => {
  if (body.nextOn === undefined) return []
  const next = { on: body.nextOn, at: body.nextAt ?? null, type: body.nextType ?? last.type, practitioner: workDoneBy }
  return [booked({ booking: supersedes ?? entryId, place: last.place, requirement: last.requirement, ...next })]
}

const objectionsTo = (state: CaseState, { body, happened, supersedes }: Entry<Body>) => {
  if (body.nextOn !== undefined && body.nextOn < happened.from) {
    return [{ field: 'nextOn', message: 'The next appointment cannot be before this one' }]
  }
  // A correction is of an outcome that the booking has already.
  if (body.booking === undefined || supersedes !== null) return []
  const open = openOne(state, body.booking)
  if (!open) {
    const message = state.appointments.some(one => one.booking === body.booking)
      ? 'This appointment has an outcome already: correct that entry if it is wrong'
      : 'Choose an appointment of this person that waits for its outcome'
    return [{ field: 'booking', message }]
  }
  return means(body.outcome).attended && happened.from < open.on
    ? [
        {
          field: 'happened',
          message: `The appointment was booked for ${dayText(open.on)}: enter the day it took place`,
        },
      ]
    : []
}

/**
 * What became of an appointment: the outcome, who else was there, whether it counts towards the requirement, and the next one if
 * it was agreed. Only an appointment that was attended counts as contact.
 */
export const appointmentOutcome = defineKind({
  kind: 'appointment-outcome',
  title: 'Appointment outcome',
  writers: caseworkers,
  schema,
  questions: [
    {
      name: 'booking',
      label: 'Appointment',
      hint: 'Leave open when it was not booked',
      as: 'entry',
      among: openAppointments,
    },
    {
      name: 'type',
      label: 'Type',
      hint: 'Only for an appointment that was not booked',
      as: 'code',
      set: 'appointment-type',
    },
    { name: 'outcome', label: 'Outcome', as: 'code', set: 'outcome' },
    {
      name: 'complied',
      label: 'Did the person do what was asked?',
      hint: 'Leave open where the outcome says so',
      as: 'one',
      options: yesNo,
    },
    { name: 'withWhom', label: 'With whom', hint: 'Leave empty when it was with the practitioner', as: 'line' },
    { name: 'others', label: 'Who else was there', hint: 'For example, an interpreter or a parent', as: 'line' },
    { name: 'rarDay', label: 'Does it count as a day of rehabilitation activity?', as: 'one', options: yesNo },
    { name: 'text', label: 'Notes', hint: 'Leave empty when there is nothing to add', as: 'note' },
    {
      name: 'nextOn',
      label: 'Day of the next appointment',
      hint: 'Leave empty when none was agreed',
      as: 'day',
      ahead: true,
    },
    { name: 'nextAt', label: 'Time of the next appointment', as: 'time' },
    {
      name: 'nextType',
      label: 'Type of the next appointment',
      hint: 'Leave open when it is the same again',
      as: 'code',
      set: 'appointment-type',
      on: 'nextOn',
    },
  ],
  objections: objectionsTo,
  project: (state, entry) => {
    const settled = appointmentOf(state, entry)
    const others = state.appointments.filter(one => one !== openOne(state, entry.body.booking))
    const after = withAppointments(state, [...others, settled, ...nextOf(entry, settled)], entry.happened.from)
    return settled.attended ? { ...after, lastContact: entry.happened.to ?? entry.happened.from } : after
  },
  summary: body => wordsOf('outcome', body.outcome),
})
