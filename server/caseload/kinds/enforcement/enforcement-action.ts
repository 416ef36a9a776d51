import { z } from 'zod'
import type { Day } from '#platform/database/tables.ts'
import { recordedCode, wordsOf } from '../../codes/codes.ts'
import type { Entry } from '../../record/entry.ts'
import type { Enforcement } from '../../record/state/sentence.ts'
import type { CaseState } from '../../record/state.ts'
import { codeIn, day, earlierEntry, note } from '../answers.ts'
import { missedAppointments } from '../contact/appointments.ts'
import { caseworkers, defineKind } from '../kind.ts'

const schema = z.strictObject({
  action: codeIn('enforcement-action', 'Select what was done'),
  appointment: earlierEntry('Choose the appointment that was missed').optional(),
  respondBy: day('Enter the day by which the person has to respond, like 3 2 2026').optional(),
  text: note('Enter what was said to the person').optional(),
})
type Body = z.output<typeof schema>

const daysAfter = (on: Day, days: number): Day =>
  new Date(Date.parse(on) + days * 86_400_000).toISOString().slice(0, 10)

const respondByOf = ({ action, respondBy }: Body, on: Day): Day | null => {
  const days = recordedCode('enforcement-action', action, on).responseDays
  return respondBy ?? (days === null ? null : daysAfter(on, days))
}

const objectionsTo = (state: CaseState, { body, happened, supersedes }: Entry<Body>) => {
  if (body.respondBy !== undefined && body.respondBy < happened.from) {
    return [{ field: 'respondBy', message: 'The person cannot have to respond before this day' }]
  }
  const { onlyAfter } = recordedCode('enforcement-action', body.action, happened.from)
  const outcome = state.appointments.findLast(one => one.booking === body.appointment)?.outcome
  if (supersedes !== null || onlyAfter === undefined || outcome === onlyAfter) return []
  const message = `Choose the appointment with the outcome "${wordsOf('outcome', onlyAfter)}": only then can this be done`
  return [{ field: 'appointment', message }]
}

/** Whatever is done next because of the same appointment settles what the person was asked. */
const answers = ({ appointment }: Body, earlier: Enforcement): boolean =>
  appointment !== undefined && earlier.appointment === appointment && earlier.answeredOn === null

/**
 * Something done because the order or the licence was not kept: a letter, a warning, a request for breach or recall. By when
 * the person has to respond follows from the action, unless the entry says another day.
 *
 * @source tiering.md 3.1 and 3.2, enforcement actions
 */
export const enforcementAction = defineKind({
  kind: 'enforcement-action',
  title: 'Enforcement action',
  writers: caseworkers,
  schema,
  questions: [
    { name: 'action', label: 'What was done', as: 'code', set: 'enforcement-action' },
    {
      name: 'appointment',
      label: 'Because of which appointment',
      hint: 'Leave open when it was something else',
      as: 'entry',
      among: missedAppointments,
    },
    {
      name: 'respondBy',
      label: 'The person has to respond by',
      hint: 'Leave empty for the usual time',
      as: 'day',
      ahead: true,
    },
    { name: 'text', label: 'What was said to the person', as: 'note' },
  ],
  objections: objectionsTo,
  project: (state, { entryId, supersedes, body, happened }) => {
    const action = recordedCode('enforcement-action', body.action, happened.from)
    // A withdrawn warning is no warning: the last one of its kind no longer counts.
    const taken = state.enforcements.findLast(one => one.action === action.withdraws)
    const standing = state.enforcements
      .filter(one => one !== taken)
      .map(one => (answers(body, one) ? { ...one, answeredOn: happened.from } : one))
    const done = {
      entry: supersedes ?? entryId,
      action: action.code,
      on: happened.from,
      appointment: body.appointment ?? null,
      answeredOn: null,
      respondBy: respondByOf(body, happened.from),
    }
    return { ...state, enforcements: action.withdraws === undefined ? [...standing, done] : standing }
  },
  summary: body => wordsOf('enforcement-action', body.action),
})
