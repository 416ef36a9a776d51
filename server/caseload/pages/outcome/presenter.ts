import type { Actor } from '#platform/access/actor.ts'
import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { codesOn, wordsOf } from '../../codes/codes.ts'
import { nameInRecord } from '../../forms/questions.ts'
import { appointmentText, isOpen } from '../../kinds/contact/appointments.ts'
import type { Person } from '../../queries/person.ts'
import type { Choice } from '../../queries/staff.ts'
import type { Appointment } from '../../record/state/contact.ts'
import { breadcrumbsOf, captionOf } from '../add-entry/presenter.ts'

type Known = {
  readonly person: Person
  readonly appointment: Appointment
  readonly workers: readonly Choice[]
  readonly actor: Actor
  readonly params: { readonly from: string }
  readonly formId: string
  readonly today: Day
}

/** The outcomes of most appointments; the others stand one step away. */
const common: readonly string[] = ['ATTC', 'AFTC', 'AFTA', 'UAAB']

const outcomesOn = (day: Day) => {
  const offered = codesOn('outcome', day).map(({ code, words }) => ({ value: code, text: words }))
  return {
    outcomes: offered.filter(one => common.includes(one.value)),
    others: [{ value: '', text: 'None of these' }, ...offered.filter(one => !common.includes(one.value))],
  }
}

/** Whoever the appointment was with did the work, when they are on offer; else who writes. */
const workerOf = ({ appointment, workers, actor }: Known): string =>
  workers.some(one => one.value === appointment.practitioner) ? appointment.practitioner : nameInRecord(actor)

/** Every word of the page on which an outcome is recorded. */
export const presentOutcome = (known: Known) => {
  const { person, appointment, workers, params, formId, today } = known
  const path = `/people/${person.personId}`
  // An outcome of an appointment that lies ahead, such as its being moved, happens today.
  const happened = appointment.on > today ? today : appointment.on
  return {
    title: 'Outcome of an appointment',
    heading: appointmentText(appointment),
    caption: captionOf(person),
    breadcrumbs: breadcrumbsOf(person),
    settled: isOpen(appointment)
      ? ''
      : `The outcome is recorded: ${wordsOf('outcome', appointment.outcome ?? '').toLowerCase()}.`,
    recordHref: `${path}#record`,
    action: `${path}/appointments/${appointment.booking}`,
    booking: appointment.booking,
    draftAction: `${path}/entries/new/draft`,
    draftState: `${path}/drafts`,
    draftStatus: '',
    formId,
    openedAt: person.entries,
    from: params.from,
    place: appointment.place ? `At: ${appointment.place}` : '',
    ...outcomesOn(happened),
    happened: dayText(happened),
    workers,
    worker: workerOf(known),
    cancel: params.from === 'home' ? '/' : path,
  }
}
