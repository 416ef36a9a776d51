import type { Day } from '#platform/database/tables.ts'
import type { FieldError } from '#platform/web/answers.ts'
import type { Kind, Question } from '../kinds/kind.ts'
import { typedDay } from './typed-day.ts'

export type Typed = Readonly<Record<string, unknown>>

/** Text with the line ends that browsers send made plain, so that the same note gives the same bytes. */
export const textOf = (typed: Typed, name: string): string => {
  const value = typed[name]
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first.replace(/\r\n?/g, '\n').trim() : ''
}

const manyOf = (typed: Typed, name: string): string[] => {
  const value = typed[name]
  const all = Array.isArray(value) ? value : [value]
  return all.filter((one): one is string => typeof one === 'string' && one !== '')
}

const answerOf = (question: Question, typed: Typed, today: Day): unknown => {
  if (question.as === 'many') return manyOf(typed, question.name)
  const text = textOf(typed, question.name)
  // An empty answer is no answer: the schema says whether one was needed.
  if (text === '') return undefined
  // What is no day stays as it was typed, and the schema refuses it with its own words.
  return question.as === 'day' ? (typedDay(text, today) ?? text) : text
}

/** The body of an entry from what was typed into the form of its kind, not yet checked. */
export const typedBody = (kind: Kind, typed: Typed, today: Day): Record<string, unknown> =>
  Object.fromEntries(
    kind.questions.flatMap(question => {
      const answer = answerOf(question, typed, today)
      return answer === undefined ? [] : [[question.name, answer]]
    }),
  )

/** What every form of the record asks beside the kind's own questions. */
export type TypedAct = { readonly from: Day; readonly to?: Day; readonly workDoneBy: string }

const missingDay = 'Enter the day it happened, like 3 2 2026 or yesterday'

/**
 * When it happened and who did the work.
 *
 * @param me staff code (or username) of the person who writes
 * @returns what is wrong, when something is
 */
export const typedAct = (
  typed: Typed,
  me: string,
  today: Day,
): TypedAct | { readonly errors: readonly FieldError[] } => {
  const errors: FieldError[] = []
  const from = typedDay(textOf(typed, 'happened'), today)
  if (!from) errors.push({ field: 'happened', message: missingDay })
  const lastDay = textOf(typed, 'happenedTo')
  const to = lastDay === '' ? undefined : typedDay(lastDay, today)
  if (lastDay !== '' && !to)
    errors.push({ field: 'happenedTo', message: 'Enter the last day, like 3 2 2026, or leave it empty' })
  const who = textOf(typed, 'who')
  const workDoneBy = who === 'other' ? textOf(typed, 'workDoneBy') : me
  if (who === '') errors.push({ field: 'who', message: 'Select who did the work' })
  if (who === 'other' && workDoneBy === '') {
    errors.push({ field: 'workDoneBy', message: 'Select the practitioner who did the work' })
  }
  if (errors.length > 0 || !from) return { errors }
  return { from, ...(to ? { to } : {}), workDoneBy }
}
