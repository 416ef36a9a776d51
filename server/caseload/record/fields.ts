import type { Question } from '../kinds/kind.ts'
import { kindOf } from '../kinds/registry.ts'

/** One answer in words. A note is text of many lines; a field without an answer is `missing`. */
export type Field = {
  readonly label: string
  readonly value: string
  readonly note: boolean
  readonly missing: boolean
}

const answerText = (question: Question, answer: unknown): string => {
  if (Array.isArray(answer)) return answer.map(one => answerText(question, one)).join(', ') || 'None'
  if (answer === undefined || answer === null || answer === '') return 'Not recorded'
  const text = String(answer)
  return 'options' in question ? (question.options[text] ?? text) : text
}

/** The body of an entry in words, in the order of its questions. */
export const fieldsOf = (kind: string, body: unknown): readonly Field[] => {
  const answers = new Map(Object.entries(body ?? {}))
  return kindOf(kind).questions.map(question => ({
    label: question.label,
    value: answerText(question, answers.get(question.name)),
    note: question.as === 'note',
    missing: answers.get(question.name) === undefined,
  }))
}

export type FieldChange = { readonly field: string; readonly before: string; readonly after: string }

type Version = {
  readonly kind: string
  readonly happened: { readonly from: string; readonly to?: string }
  readonly workDoneBy: string
  readonly body: unknown
}

const allFields = (version: Version): readonly Pick<Field, 'label' | 'value'>[] => [
  { label: 'Happened', value: [version.happened.from, version.happened.to].filter(Boolean).join(' to ') },
  { label: 'Work done by', value: version.workDoneBy },
  ...fieldsOf(version.kind, version.body),
]

/** What a correction changed, field by field; nothing when it says the same again. Both versions are of one kind. */
export const changedFields = (before: Version, after: Version): readonly FieldChange[] => {
  const earlier = allFields(before)
  return allFields(after).flatMap(({ label, value }, index) => {
    const was = earlier[index]?.value ?? ''
    return was === value ? [] : [{ field: label, before: was, after: value }]
  })
}
