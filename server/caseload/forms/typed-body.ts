import type { Day } from '#platform/database/tables.ts'
import type { Kind, Question, Rows } from '../kinds/kind.ts'
import { withPlainLines } from '../kinds/written-text.ts'
import { typedDay } from './typed-day.ts'
import { typedTime } from './typed-time.ts'

export type Typed = Readonly<Record<string, unknown>>

/** Text with the line ends that browsers send made plain, so that the same note gives the same bytes. */
export const textOf = (typed: Typed, name: string): string => {
  const value = typed[name]
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? withPlainLines(first).trim() : ''
}

const manyOf = (typed: Typed, name: string): string[] => {
  const value = typed[name]
  const all = Array.isArray(value) ? value : [value]
  return all.filter((one): one is string => typeof one === 'string' && one !== '')
}

/** The field of one answer in a list. */
export const cellName = (question: string, row: string, column: string): string => `${question}-${row}-${column}`

const filledRows = ({ name, rows, key, columns }: Rows, typed: Typed, today: Day) =>
  Object.keys(rows).flatMap(row => {
    const answers = columns.flatMap(column => {
      const answer = answerOf({ ...column, name: cellName(name, row, column.name) }, typed, today)
      return answer === undefined || (Array.isArray(answer) && answer.length === 0) ? [] : [[column.name, answer]]
    })
    return answers.length === 0 ? [] : [{ row, answers: Object.fromEntries(key ? [[key, row], ...answers] : answers) }]
  })

const answerOf = (question: Question, typed: Typed, today: Day): unknown => {
  if (question.as === 'many') return manyOf(typed, question.name)
  if (question.as === 'rows') {
    const rows = filledRows(question, typed, today)
    return rows.length === 0 ? undefined : rows.map(({ answers }) => answers)
  }
  const text = textOf(typed, question.name)
  // An empty answer is no answer: the schema says whether one was needed.
  if (text === '') return undefined
  if (question.as === 'time') return typedTime(text) ?? text
  if (question.as === 'number') return /^\d{1,9}$/.test(text) ? Number(text) : text
  if (question.as !== 'day') return text
  const read = typedDay(text, today, question)
  // What is no day stays as it was typed, and the schema refuses it.
  return read.ok ? read.day : text
}

/** The body of an entry from what was typed into the form of its kind, not yet checked. */
export const typedBody = (kind: Kind, typed: Typed, today: Day): Record<string, unknown> =>
  Object.fromEntries(
    kind.questions.flatMap(question => {
      const answer = answerOf(question, typed, today)
      return answer === undefined || isNoAnswer(kind, question, answer) ? [] : [[question.name, answer]]
    }),
  )

/** Nothing ticked is an answer only where the kind must have a list; elsewhere it is none, as an empty field is. */
const isNoAnswer = ({ schema }: Kind, { name }: Question, answer: unknown): boolean =>
  Array.isArray(answer) &&
  answer.length === 0 &&
  !schema.safeParse({}).error?.issues.some(({ path }) => path[0] === name)

/** The field of the form at which a place in the body was typed: of a list, the third row that was filled in may be the fifth. */
export const fieldAt = (kind: Kind, typed: Typed, today: Day, path: readonly PropertyKey[]): string => {
  const question = kind.questions.find(one => one.name === path[0])
  const index = path[1]
  if (question?.as !== 'rows' || typeof index !== 'number') return String(path[0] ?? '')
  const row = filledRows(question, typed, today)[index]?.row ?? ''
  return cellName(question.name, row, String(path[2] ?? question.columns[0]?.name ?? ''))
}

/** Every field of the form in which a day is typed. */
const dayFields = ({ questions }: Kind): { readonly field: string; readonly ahead?: boolean }[] =>
  questions.flatMap(question => {
    if (question.as === 'day') return [{ ...question, field: question.name }]
    if (question.as !== 'rows') return []
    const days = question.columns.filter(column => column.as === 'day')
    return Object.keys(question.rows).flatMap(row =>
      days.map(column => ({ ...column, field: cellName(question.name, row, column.name) })),
    )
  })

/** What is wrong with the day that was typed into a field; undefined when nothing is, or no day is typed there. */
export const dayProblem = (kind: Kind, typed: Typed, today: Day, field: string): string | undefined => {
  const text = textOf(typed, field)
  const asked = dayFields(kind).find(one => one.field === field)
  const read = asked && text !== '' ? typedDay(text, today, asked) : undefined
  return read && !read.ok ? read.why : undefined
}
