import type { Day } from '#platform/database/tables.ts'
import { LAST_DAY, plusDays, workingDay } from '../days.ts'
import { holderOn } from '../people.ts'
import { notes } from '../words.ts'
import { isMet } from './beginning.ts'
import type { Draft, Life } from './draft.ts'

/** Appointments are booked in the record since this many days: before that it knows only what became of them. */
const BOOKED_SINCE = 45
const times = ['09:00', '09:45', '10:30', '11:15', '13:30', '14:15', '15:00', '15:45'] as const
const absences = ['AAME', 'AAEM', 'AAFC', 'UAAB', 'UAAB', 'UAAB'] as const

const phoneCall = ({ random }: Life, on: Day): Draft => {
  const type = random.pick(['CTOB', 'CTOA', 'CMOB', 'professional'] as const)
  return { on, kind: 'contact', body: { type, text: random.pick(notes.contact) } }
}

/** An appointment: booked a week or so before where the record keeps bookings, and what became of it. */
const appointment = (life: Life, on: Day, duty: string): Draft[] => {
  const { random, person, habit } = life
  const id = random.uuid()
  const practitioner = holderOn(person, on) ?? duty
  const bookedOn = workingDay(plusDays(on, -random.between(3, 8)))
  const isBooked = on > plusDays(LAST_DAY, -BOOKED_SINCE) && bookedOn > person.started && bookedOn < on
  const booking: Draft[] = isBooked
    ? [
        {
          on: bookedOn,
          kind: 'appointment-booked',
          id,
          body: { type: 'COAP', on, at: random.pick(times), practitioner },
        },
      ]
    : []
  // What was not written down yet waits on the home page of whoever held the appointment.
  if (isBooked && random.chance(habit.late)) return booking
  const missed = random.chance(habit.missed)
  const outcome = missed ? random.pick(absences) : 'ATTC'
  const named = isBooked ? { booking: id } : { type: 'COAP' }
  const told = missed ? {} : { text: random.pick(notes.appointment) }
  const missedId = random.uuid()
  const body = { ...named, outcome, ...told }
  return [
    ...booking,
    { on, kind: 'appointment-outcome', body, ...(outcome === 'UAAB' ? { id: missedId } : {}) },
    ...(outcome === 'UAAB' ? afterAnAbsence(life, on, isBooked ? id : missedId) : []),
  ]
}

const afterAnAbsence = ({ random, person, habit }: Life, on: Day, booking: string): Draft[] => {
  if (!random.chance(habit.answered)) return []
  const action = person.sentence === 'licence' ? 'LCL' : 'EA02'
  const letter = workingDay(plusDays(on, 1))
  const did = (day: Day, what: string): Draft => {
    return { on: day, kind: 'enforcement-action', inOrder: true, body: { action: what, appointment: booking } }
  }
  const weighed = random.chance(habit.answered) ? [did(workingDay(plusDays(letter, random.between(3, 9))), 'NFA')] : []
  return [did(letter, action), ...weighed]
}

/** Two absences that nobody accepted lead to a breach, which goes on or lies. */
const breach = ({ random, person, habit }: Life, drafts: readonly Draft[]): Draft[] => {
  const absent = drafts.filter(draft => draft.body.outcome === 'UAAB')
  const second = absent[1]
  if (!second || person.sentence !== 'community-order') return []
  const on = workingDay(plusDays(second.on, 2))
  const steps: Draft[] = [
    { on, kind: 'breach', inOrder: true, body: { stage: 'aware', text: 'Second absence that was not accepted.' } },
  ]
  if (!random.chance(habit.answered)) return steps
  steps.push({
    on: workingDay(plusDays(on, random.between(1, 9))),
    kind: 'breach',
    inOrder: true,
    body: { stage: 'referred' },
  })
  if (random.chance(0.6)) {
    const result = { stage: 'result', result: '503', text: 'The order goes on.' }
    steps.push({ on: workingDay(plusDays(on, random.between(20, 40))), kind: 'breach', inOrder: true, body: result })
  }
  return steps
}

const nextAppointment = ({ random, person }: Life, duty: string): Draft[] => {
  if (!isMet(person) || !random.chance(person.hasOfficer ? 0.8 : 0.15)) return []
  const bookedOn = workingDay(plusDays(LAST_DAY, -random.between(1, 7)))
  if (bookedOn > LAST_DAY || bookedOn <= person.started) return []
  const on = workingDay(plusDays(LAST_DAY, random.between(1, 14)))
  const practitioner = holderOn(person, LAST_DAY) ?? duty
  return [
    { on: bookedOn, kind: 'appointment-booked', body: { type: 'COAP', on, at: random.pick(times), practitioner } },
  ]
}

const visit = ({ random, person }: Life): Draft[] => {
  if (!isMet(person) || !random.chance(0.25)) return []
  const on = workingDay(plusDays(person.started, random.between(10, 120)))
  return [
    {
      on,
      kind: 'home-visit',
      body: { result: 'seen', children: 'no', concerns: 'no', text: random.pick(notes.visit) },
    },
  ]
}

/** Calls, appointments, visits, and what follows when somebody stays away. */
export const contacts = (life: Life, duty: string): Draft[] => {
  const { random, person, contactEvery } = life
  const drafts: Draft[] = []
  // Nobody's case: a duty officer rings now and then.
  const gap = person.hasOfficer ? contactEvery : contactEvery * 4
  let on = plusDays(person.started, random.between(2, 14))
  while (on <= LAST_DAY) {
    const day = workingDay(on)
    if (day <= LAST_DAY) {
      drafts.push(...(isMet(person) && random.chance(0.6) ? appointment(life, day, duty) : [phoneCall(life, day)]))
    }
    on = plusDays(on, random.between(gap, gap * 3))
  }
  return [...drafts, ...breach(life, drafts), ...nextAppointment(life, duty), ...visit(life)]
}
