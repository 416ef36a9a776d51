import type { Day } from '#platform/database/tables.ts'
import { fieldAt, textOf, typedBody } from '../forms/typed-body.ts'
import { typedDay } from '../forms/typed-day.ts'
import type { Kind, Question } from '../kinds/kind.ts'
import { kindOf } from '../kinds/registry.ts'
import type { Happened } from '../record/entry.ts'
import { columnsOf } from './columns.ts'
import { type FileRow, type Finding, shownValue } from './finding.ts'

/** A row that has been read, not yet compared with the record. */
export type ReadRow = {
  readonly from: FileRow
  readonly crn: string
  /** The name under which other rows refer to it; empty when none does. */
  readonly key: string
  readonly happened: Happened
  readonly author: string
  readonly workDoneBy: string
  /** The answers as their form gives them, not yet checked; earlier entries stand in it by their keys. */
  readonly body: Readonly<Record<string, unknown>>
}

/** A whole date: in a file nobody knows what "yesterday" or a day without a year meant. */
const WHOLE_DATE = /^\s*\d{1,4}\s*[\s./-]\s*[a-z\d]+\s*[\s./-]\s*\d{2,4}\s*$/i

const choiceOf = (question: Question | null, text: string): string => {
  if (question?.as !== 'one' && question?.as !== 'many') return text
  if (Object.hasOwn(question.options, text)) return text
  const wanted = text.toLowerCase()
  return Object.entries(question.options).find(([, label]) => label.toLowerCase() === wanted)?.[0] ?? text
}

/** The cells as a form would send them: labels for their values, lists taken apart. */
const asTyped = (kind: Kind, cells: FileRow['cells']): Record<string, string | string[]> =>
  Object.fromEntries(
    columnsOf(kind).map(({ name, question }) => {
      const cell = cells[name] ?? ''
      if (question?.as !== 'many') return [name, [cell].flat().map(text => choiceOf(question, text.trim()))[0] ?? '']
      const parts = [cell].flat().flatMap(text => text.split(';'))
      return [name, parts.map(text => choiceOf(question, text.trim())).filter(text => text !== '')]
    }),
  )

const dayIn = (text: string, today: Day): { day?: Day; why?: string } => {
  if (!WHOLE_DATE.test(text))
    return { why: `“${shownValue(text)}” is no whole date. Write it like 3/2/2026 or 2026-02-03` }
  const read = typedDay(text, today)
  return read.ok ? { day: read.day } : { why: read.why }
}

/** One row as an entry would have it, or everything that is wrong with it. */
export const readRow = (
  row: FileRow,
  today: Day,
): { readonly row?: ReadRow; readonly findings: readonly Finding[] } => {
  const kind = kindOf(row.kind)
  const typed = asTyped(kind, row.cells)
  const findings: Finding[] = []
  const refuse = (column: string, reason: string) =>
    findings.push({ file: row.file, row: row.row, column, reason, value: shownValue(row.cells[column]) })
  const day = (column: string): Day | undefined => {
    const { day: read, why } = dayIn(textOf(typed, column), today)
    if (why) refuse(column, why)
    return read
  }

  const crn = textOf(typed, 'crn').toUpperCase()
  if (crn === '') refuse('crn', 'The CRN is missing')
  const author = textOf(typed, 'author')
  if (author === '') refuse('author', 'Who wrote it is missing')
  const from = textOf(typed, 'happened') === '' ? undefined : day('happened')
  if (textOf(typed, 'happened') === '') refuse('happened', 'The day it happened is missing')
  const to = textOf(typed, 'happened_to') === '' ? undefined : day('happened_to')
  for (const { name, question } of columnsOf(kind)) {
    if (question?.as === 'day' && textOf(typed, name) !== '') day(name)
  }
  const body = typedBody(kind, { ...typed, crn }, today)
  if (findings.length > 0 || !from) return { findings }
  const workDoneBy = textOf(typed, 'work_done_by') || author
  const key = textOf(typed, 'key')
  return { row: { from: row, crn, key, happened: to ? { from, to } : { from }, author, workDoneBy, body }, findings }
}

/** The column at which an answer of a row stood. */
export const columnAt = ({ from }: ReadRow, path: readonly PropertyKey[], today: Day): string => {
  const kind = kindOf(from.kind)
  const [field] = path
  if (field === 'happened' || field === 'workDoneBy') return field === 'happened' ? 'happened' : 'work_done_by'
  return fieldAt(kind, asTyped(kind, from.cells), today, path)
}
