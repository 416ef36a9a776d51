import { dayText } from '#platform/web/dates.ts'
import { wordsOf } from '../codes/codes.ts'
import type { Question, Rows } from '../kinds/kind.ts'
import { kindOf } from '../kinds/registry.ts'
import { shownText } from '../kinds/written-text.ts'
import type { Happened } from './entry.ts'

/** One answer in words. A note is text of many lines; a field without an answer is `missing`. */
export type Field = {
  readonly label: string
  readonly value: string
  readonly note: boolean
  readonly missing: boolean
}

/** What a staff code, a username or a unit code is called on the screen. */
export type NameOf = (code: string) => string

/** Codes as they are: for readers that have no names, such as a published change list. */
const codesThemselves: NameOf = code => code

const oneAnswer = (question: Question, answer: string, nameOf: NameOf): string => {
  if (question.as === 'one' || question.as === 'many') return question.options[answer] ?? answer
  if (question.as === 'practitioner' || question.as === 'team' || question.as === 'entry') return nameOf(answer)
  if (question.as === 'code') return wordsOf(question.set, answer)
  return question.as === 'day' ? dayText(answer) : shownText(answer)
}

/** "Accommodation. Level: significant. Linked to: reoffending". */
const rowText = (
  { rows, key, columns }: Rows,
  answers: Record<string, unknown>,
  at: number,
  nameOf: NameOf,
): string => {
  const legend = rows[key ? String(answers[key]) : String(Object.keys(rows)[at])] ?? ''
  const cells = columns.flatMap(column => {
    const answer = answers[column.name]
    return answer === undefined ? [] : `${column.label}: ${answerText(column, answer, nameOf)}`
  })
  return [legend, ...cells].join('. ')
}

const answerText = (question: Question, answer: unknown, nameOf: NameOf): string => {
  if (answer === undefined) return 'Not recorded'
  if (question.as === 'rows' && Array.isArray(answer)) {
    return answer.map((one, index) => rowText(question, one, index, nameOf)).join('\n')
  }
  if (!Array.isArray(answer)) return oneAnswer(question, String(answer), nameOf)
  return answer.map(one => oneAnswer(question, String(one), nameOf)).join(', ') || 'None'
}

/** The body of an entry in words, in the order of its questions. */
export const fieldsOf = (kind: string, body: unknown, nameOf: NameOf = codesThemselves): readonly Field[] => {
  const answers = new Map(Object.entries(body ?? {}))
  return kindOf(kind).questions.map(question => ({
    label: question.label,
    value: answerText(question, answers.get(question.name), nameOf),
    note: question.as === 'note' || question.as === 'rows',
    missing: answers.get(question.name) === undefined,
  }))
}

export type FieldChange = { readonly field: string; readonly before: string; readonly after: string }

/** "3 February 2026", or "3 February 2026 to 5 February 2026". */
export const happenedText = ({ from, to }: Happened): string =>
  to && to !== from ? `${dayText(from)} to ${dayText(to)}` : dayText(from)

type Version = {
  readonly kind: string
  readonly happened: Happened
  readonly workDoneBy: string
  readonly body: unknown
}

const allFields = (version: Version, nameOf: NameOf): readonly Pick<Field, 'label' | 'value'>[] => [
  { label: 'Happened', value: happenedText(version.happened) },
  { label: 'Work done by', value: nameOf(version.workDoneBy) },
  ...fieldsOf(version.kind, version.body, nameOf),
]

/** What a correction changed, field by field; nothing when it says the same again. Both versions are of one kind. */
export const changedFields = (
  before: Version,
  after: Version,
  nameOf: NameOf = codesThemselves,
): readonly FieldChange[] => {
  const earlier = allFields(before, nameOf)
  return allFields(after, nameOf).flatMap(({ label, value }, index) => {
    const was = earlier[index]?.value ?? ''
    return was === value ? [] : [{ field: label, before: was, after: value }]
  })
}
