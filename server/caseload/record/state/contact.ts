import type { Day } from '#platform/database/tables.ts'

/** A planned appointment and what became of it. Codes are those of `caseload/codes`. */
export type Appointment = {
  /** The entry that booked it, in its first version; an outcome names it. */
  readonly booking: string
  readonly type: string
  readonly on: Day
  /** `HH:MM`; null when no time was set. */
  readonly at: string | null
  /** Staff code of whom the appointment is with. */
  readonly practitioner: string
  readonly place: string | null
  /** Counts towards the national standards. */
  readonly nationalStandard: boolean
  readonly outcome: string | null
  /** Null while there is no outcome, or where the outcome does not say. */
  readonly attended: boolean | null
  readonly complied: boolean | null
  /** The requirement that it serves, by the entry that started it. */
  readonly requirement: string | null
  /** Counts as a day of the rehabilitation activity requirement. */
  readonly rarDay: boolean
}

export type ContactState = {
  /** Those without an outcome, and those of the thirteen months before the last booking or outcome. */
  readonly appointments: readonly Appointment[]
  readonly firstAppointmentOn: Day | null
  readonly firstAttendedOn: Day | null
  readonly lastContact: Day | null
  readonly lastHomeVisit: Day | null
}

export const noContact: ContactState = {
  appointments: [],
  firstAppointmentOn: null,
  firstAttendedOn: null,
  lastContact: null,
  lastHomeVisit: null,
}
