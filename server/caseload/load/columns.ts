import { cellName } from '../forms/typed-body.ts'
import type { Kind, Question } from '../kinds/kind.ts'
import { kinds } from '../kinds/registry.ts'

/** A column of a kind's file. `field` is the form's field that the cell fills. */
export type Column = {
  readonly name: string
  readonly about: string
  readonly required: boolean
  readonly question: Question | null
}

/** Kinds that people write, so that a file may bring them. */
export const loadableKinds: readonly Kind[] = kinds.filter(kind => kind.writers.length > 0)

/** The columns that every file has. */
export const commonColumns: readonly Column[] = [
  { name: 'crn', about: 'Whose record it is', required: true, question: null },
  { name: 'happened', about: 'The day it happened, or the first of several', required: true, question: null },
  { name: 'happened_to', about: 'The last day, if there were several', required: false, question: null },
  { name: 'author', about: 'Staff code or username of who wrote it', required: true, question: null },
  { name: 'work_done_by', about: 'Staff code of who did the work; empty: the author', required: false, question: null },
  { name: 'key', about: 'A name for this row, where another row refers to it', required: false, question: null },
]

const inRows = (question: Question, required: boolean): Column[] => {
  if (question.as !== 'rows') return [{ name: question.name, about: question.label, required, question }]
  return Object.entries(question.rows).flatMap(([row, legend]) =>
    question.columns.map(column => ({
      name: cellName(question.name, row, column.name),
      about: `${question.label}, ${legend}: ${column.label}`,
      required: false,
      question: column,
    })),
  )
}

const columnsFor = (kind: Kind): readonly Column[] => {
  const needed = new Set((kind.schema.safeParse({}).error?.issues ?? []).map(issue => String(issue.path[0])))
  const answers = kind.questions.flatMap(question => inRows(question, needed.has(question.name)))
  // A registration names the CRN as an answer too: one column says it.
  return [...commonColumns, ...answers.filter(answer => commonColumns.every(column => column.name !== answer.name))]
}

const byKind = new Map(loadableKinds.map(kind => [kind.kind, columnsFor(kind)]))

/** The columns of a kind's file: what every entry has, then one for each answer. */
export const columnsOf = ({ kind }: Pick<Kind, 'kind'>): readonly Column[] => byKind.get(kind) ?? []

/** A heading as it is compared: case, spaces, underscores and hyphens do not count. */
export const headingKey = (heading: string): string => heading.toLowerCase().replace(/[\s_-]/g, '')
