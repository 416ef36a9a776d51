import type { Day } from '#platform/database/tables.ts'
import type { FieldError } from '#platform/web/answers.ts'
import type { Kind } from '../kinds/kind.ts'
import type { NewEntry } from '../record/entry.ts'
import { dayProblem, fieldAt, type Typed, textOf, typedBody } from './typed-body.ts'
import { typedDay } from './typed-day.ts'

type Act = Pick<NewEntry, 'happened' | 'workDoneBy' | 'body'>
type Reading = { readonly ok: true; readonly act: Act } | { readonly ok: false; readonly errors: readonly FieldError[] }

/** The days between which it happened, or what is wrong with the text. */
const readHappened = (typed: Typed, today: Day): { from?: Day; to?: Day; errors: FieldError[] } => {
  const first = textOf(typed, 'happened')
  const last = textOf(typed, 'happenedTo')
  if (first === '')
    return { errors: [{ field: 'happened', message: 'Enter the day it happened, like 3 2 2026 or yesterday' }] }
  const [from, to] = [typedDay(first, today), last === '' ? undefined : typedDay(last, today)]
  const errors = [
    ...(from.ok ? [] : [{ field: 'happened', message: from.why }]),
    ...(to && !to.ok ? [{ field: 'happenedTo', message: to.why }] : []),
  ]
  return { ...(from.ok ? { from: from.day } : {}), ...(to?.ok ? { to: to.day } : {}), errors }
}

/**
 * What was typed into the form of a kind, as an entry: when it happened, who did the work, and the body in the form that the
 * kind's schema gives it. Everything that is wrong is told at once, in the order of the form.
 *
 * @param me the person who writes, as entries name them; they did the work unless somebody else is chosen
 */
export const readEntryForm = (kind: Kind, typed: Typed, me: string, today: Day): Reading => {
  const happened = readHappened(typed, today)
  const parsed = kind.schema.safeParse(typedBody(kind, typed, today))
  const bodyErrors = (parsed.error?.issues ?? []).map(({ path, message }) => {
    const field = fieldAt(kind, typed, today, path)
    return { field, message: dayProblem(kind, typed, today, field) ?? message }
  })
  const errors = [...happened.errors, ...bodyErrors]
  if (errors.length > 0 || !happened.from) return { ok: false, errors }
  const days = happened.to ? { from: happened.from, to: happened.to } : { from: happened.from }
  return { ok: true, act: { happened: days, workDoneBy: textOf(typed, 'workDoneBy') || me, body: parsed.data } }
}
