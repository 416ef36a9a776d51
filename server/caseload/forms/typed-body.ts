import type { Day } from '#platform/database/tables.ts'
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
