import { clocksOf } from '@candour/timeliness'
import type { Day } from '#platform/database/tables.ts'
import { isOpen } from '../kinds/contact/appointments.ts'
import type { CaseState } from '../record/state.ts'
import { threadsOf } from './threads-of.ts'

/** Things that people wait for beside the standards: a booked appointment with no outcome, and what a manager asked for. */
export const ownItems = { appointment: 'appointment', oversight: 'oversight' } as const

/** One thing that is, was or will be due about a person. Follows from their state alone; what it means today does not stand in it. */
export type DueItem = {
  /** Id of a standard, or one of `ownItems`. */
  readonly standard: string
  /** Which of several: an entry, a part, a service. Empty where there is only one. */
  readonly ref: string
  /** Staff code of who is to do it; null while the person has no named officer. */
  readonly practitioner: string | null
  readonly started: Day
  /** Null when no source gives a limit, or the record sets no day. */
  readonly due: Day | null
  readonly stopped: Day | null
  /** `HH:MM` and type code of an appointment. */
  readonly at: string | null
  readonly type: string | null
}

const standardsOf = (state: CaseState): DueItem[] =>
  clocksOf(threadsOf(state)).map(({ standard, ref, started, due, stopped }) => ({
    ...{ standard, ref, practitioner: state.officer, started, due: due.known ? due.value : null, stopped },
    ...{ at: null, type: null },
  }))

const appointmentsOf = ({ appointments }: CaseState): DueItem[] =>
  appointments
    .filter(one => isOpen(one) && one.complied === null)
    .map(({ booking, practitioner, on, at, type }) => ({
      ...{ standard: ownItems.appointment, ref: booking, practitioner, started: on, due: on, stopped: null, at, type },
    }))

const oversightOf = ({ openOversight, officer }: CaseState): DueItem[] =>
  openOversight.map(({ oversight, on, askedOf, dueOn }) => ({
    ...{ standard: ownItems.oversight, ref: oversight, practitioner: askedOf ?? officer, started: on, due: dueOn },
    ...{ stopped: null, at: null, type: null },
  }))

/** Everything that is or was due about a person by what their record says; nothing once supervision has ended. */
export const dueItemsOf = (state: CaseState): readonly DueItem[] =>
  state.ended ? [] : [...standardsOf(state), ...appointmentsOf(state), ...oversightOf(state)]
