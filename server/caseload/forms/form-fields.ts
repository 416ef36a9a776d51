import type { Said, TypedValues } from '../drafts/draft.ts'
import type { Choice } from '../queries/staff.ts'
import type { AskedQuestion } from './questions.ts'

/** One field of an open form: what it asks, and what can be chosen where something is chosen. */
export type FormField = Pick<AskedQuestion, 'name' | 'label' | 'items'>

const inRows = (question: AskedQuestion): FormField[] =>
  question.rows.flatMap(({ legend, cells }) =>
    cells.map(cell => ({ ...cell, label: `${question.label}, ${legend}: ${cell.label}` })),
  )

/** Every field of an entry's form, in its order. */
export const formFields = (questions: readonly AskedQuestion[], workers: readonly Choice[]): FormField[] => [
  { name: 'correctionReason', label: 'Why is it corrected?', items: [] },
  { name: 'happened', label: 'When did it happen?', items: [] },
  { name: 'happenedTo', label: 'Last day', items: [] },
  ...questions.flatMap(question => (question.control === 'rows' ? inRows(question) : [question])),
  { name: 'workDoneBy', label: 'Who did the work?', items: workers },
]

const chosen = (value: string | string[] | undefined): string[] => [value ?? []].flat().filter(one => one !== '')

/** What was typed into a field, in words; empty when nothing was. */
export const saidIn = ({ name, items }: FormField, values: TypedValues): string =>
  chosen(values[name])
    .map(value => items.find(item => item.value === value)?.text ?? value)
    .join(', ')

/** Everything that was typed, in words, by field. */
export const saidByField = (fields: readonly FormField[], values: TypedValues): Readonly<Record<string, Said>> =>
  Object.fromEntries(
    fields.flatMap(field => {
      const text = saidIn(field, values)
      return text === '' ? [] : [[field.name, { label: field.label, text }]]
    }),
  )

/** Whether a field of this form takes a value: it is there, and offers what was chosen. */
const fits = (field: FormField | undefined, value: string | string[]): boolean =>
  field !== undefined &&
  (field.items.length === 0 || chosen(value).every(one => field.items.some(item => item.value === one)))

/** What was typed into an earlier form of the same kind, divided: what this form takes, and what has no place in it. */
export const placeValues = (
  fields: readonly FormField[],
  { values, said }: { readonly values: TypedValues; readonly said: Readonly<Record<string, Said>> },
): { readonly placed: TypedValues; readonly unplaced: readonly Said[] } => {
  const byName = new Map(fields.map(field => [field.name, field]))
  const placed = Object.entries(values).filter(([name, value]) => fits(byName.get(name), value))
  const unplaced = Object.entries(values).flatMap(([name, value]) => {
    if (fits(byName.get(name), value) || chosen(value).length === 0) return []
    return [said[name] ?? { label: name, text: chosen(value).join(', ') }]
  })
  return { placed: Object.fromEntries(placed), unplaced }
}

/** The questions with what was typed as the answers that the form starts from. */
export const answered = (questions: readonly AskedQuestion[], values: TypedValues): AskedQuestion[] =>
  questions.map(question => ({
    ...question,
    initial: values[question.name] ?? question.initial,
    rows: question.rows.map(row => ({ ...row, cells: answered(row.cells, values) })),
  }))
