import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { recordedCode, wordsOf } from '../../codes/codes.ts'
import { monthsAfter } from '../../record/months.ts'
import type { Appointment } from '../../record/state/contact.ts'
import type { CaseState } from '../../record/state.ts'
import type { Labels } from '../answers.ts'

/** Compliance looks back twelve months; one more lets an entry be written late without anything missing. */
const MONTHS_KEPT = 13

type Booked = Pick<Appointment, 'booking' | 'type' | 'on' | 'practitioner'> & {
  readonly at?: string | null | undefined
  readonly place?: string | null | undefined
  readonly requirement?: string | null | undefined
}

/** An appointment of which no outcome is known. */
export const booked = ({ at = null, place = null, requirement = null, ...given }: Booked): Appointment => ({
  ...given,
  at,
  place,
  requirement,
  nationalStandard: recordedCode('appointment-type', given.type, given.on).nationalStandard,
  outcome: null,
  attended: null,
  complied: null,
  rarDay: false,
})

const earlier = (one: Day | null, other: Day | null): Day | null =>
  one === null || other === null ? (one ?? other) : one < other ? one : other

/**
 * The state with these appointments. Settled ones of more than thirteen months before fall out: a state is read with every page
 * and written with every entry, and must not grow with the years.
 *
 * @param day when the entry happened that brought them
 */
export const withAppointments = (state: CaseState, appointments: readonly Appointment[], day: Day): CaseState => {
  const since = monthsAfter(day, -MONTHS_KEPT)
  const first = (days: readonly Day[]): Day | null => days.toSorted()[0] ?? null
  return {
    ...state,
    appointments: appointments.filter(one => one.outcome === null || one.on >= since),
    firstAppointmentOn: earlier(state.firstAppointmentOn, first(appointments.map(one => one.on))),
    firstAttendedOn: earlier(
      state.firstAttendedOn,
      first(appointments.filter(one => one.attended === true).map(one => one.on)),
    ),
  }
}

/** "First appointment, at the office, 3 February 2026 at 14:30". */
export const appointmentText = ({ type, on, at }: Pick<Appointment, 'type' | 'on' | 'at'>): string =>
  `${wordsOf('appointment-type', type)}, ${dayText(on)}${at === null ? '' : ` at ${at}`}`

/** Whether an outcome of this appointment can be written: there is none, or one that only holds its place. */
export const isOpen = ({ outcome, on }: Appointment): boolean =>
  outcome === null || recordedCode('outcome', outcome, on).actionRequired

/** The appointment that an outcome which names this entry is of: one without any, before one whose outcome holds its place. */
export const openOne = ({ appointments }: CaseState, booking: string | undefined): Appointment | undefined => {
  const all = appointments.filter(one => one.booking === booking && isOpen(one))
  return all.find(one => one.outcome === null) ?? all[0]
}

/** Appointments whose outcome is not settled, the earliest first. */
export const openAppointments = ({ appointments }: CaseState): Labels => labelsOf(appointments.filter(isOpen))

/** Appointments that the person did not keep, the latest first. */
export const missedAppointments = ({ appointments }: CaseState): Labels =>
  labelsOf(appointments.filter(one => one.outcome !== null && one.complied !== true).toReversed())

const labelsOf = (appointments: readonly Appointment[]): Labels =>
  Object.fromEntries(appointments.map(one => [one.booking, appointmentText(one)]))
