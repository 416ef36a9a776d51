import { codesOn } from '../codes/codes.ts'
import type { Kind, Question } from '../kinds/kind.ts'
import { type Column, columnsOf, commonColumns, loadableKinds } from './columns.ts'

const quoted = (values: readonly string[]): string => values.map(value => `\`${value}\``).join(', ')

/** A list of codes longer than this is looked up, not read in a table. */
const MOST_CODES = 24

const codesText = (question: Extract<Question, { as: 'code' }>): string => {
  const codes = codesOn(question.set, '2026-11-01').map(({ code }) => code)
  const more = codes.length - MOST_CODES
  return `code: ${quoted(codes.slice(0, MOST_CODES))}${more > 0 ? ` and ${more} more` : ''}`
}

const valueText = ({ name, question }: Column): string => {
  if (!question) return name.startsWith('happened') ? 'day' : 'text'
  switch (question.as) {
    case 'one':
      return `one of ${quoted(Object.keys(question.options))}`
    case 'many':
      return `any of ${quoted(Object.keys(question.options))}, with ; between`
    case 'code':
      return codesText(question)
    case 'practitioner':
      return 'staff code'
    case 'team':
      return 'team code'
    case 'entry':
      return 'key of an earlier row'
    case 'note':
      return 'text of many lines'
    case 'line':
      return 'text of one line'
    default:
      return question.as
  }
}

const oneLine = (text: string): string => text.replaceAll('|', '\\|')

const table = (columns: readonly Column[]): string =>
  [
    '| Column | What it says | Value | Needed |',
    '| --- | --- | --- | --- |',
    ...columns.map(
      column =>
        `| \`${column.name}\` | ${oneLine(column.about)} | ${oneLine(valueText(column))} | ${column.required ? 'yes' : ''} |`,
    ),
  ].join('\n')

const kindText = (kind: Kind): string => {
  const own = columnsOf(kind).filter(column => !commonColumns.includes(column))
  return `### \`${kind.kind}\`: ${kind.title}\n\n${table(own)}\n`
}

const introduction = `# Load a caseload

\`candour import caseload FOLDER\` (or files by name) loads the record of a unit, whole or not at all. \`--check\` says what would
happen and writes nothing; \`--json\` gives the whole report. This page is written by \`candour import caseload --document\`, and a
test compares it with the kinds of entry.

- **One file for each kind of entry**: \`person-registered.csv\` first of all, then \`sentence-started.csv\`, \`contact.csv\` and so on.
  A file that you do not have you leave out. Instead of \`.csv\` a file may be \`.json\` (an array of objects) or \`.jsonl\` (one object
  a line) with the same names.
- **CSV**: UTF-8, with or without byte order mark; comma, semicolon or tab; the headings in the first row, in any order and case.
  A file in Windows-1252 is refused and named, because it cannot be told from others by certainty. A cell is text: a formula stays
  what was typed.
- **Days** are whole: 3/2/2026, 3 Feb 2026 or 2026-02-03. Day before month. "Yesterday" is no day in a file. Years of two digits:
  00 to 49 are this century.
- **Choices** may be given by value or by the words that the form shows. Several are set apart by semicolons.
- **\`key\`** is a name that you give a row; another row about the same person refers to it (an outcome to its booking, an answer
  to its referral). It is not stored.
- **Who**: \`author\` wrote it, \`work_done_by\` did the work. Both must be known staff or accounts, teams must be known too: import
  the workbook, or make the organisation, first.
- **When**: entries are recorded on the day of the load. What happened long before shows as late, because only now does this record
  know it.
- **Again**: a row whose entry stands in the record already is counted and not written twice, also when the entry was corrected since.
  Two rows that say the same in one load are refused.
- **Refused**: each row that cannot be taken is named by file, row (the headings are row 1), column, reason and value. One such
  row, and nothing is written.

`

/** The page that says what each file may hold, from the kinds of entry themselves. */
export const loadDocument = (): string => {
  const registered = loadableKinds.filter(kind => kind.kind === 'person-registered')
  const others = loadableKinds.filter(kind => kind.kind !== 'person-registered')
  return `${introduction}## Columns of every file\n\n${table(commonColumns)}\n\n## Columns of each file\n\n${[...registered, ...others].map(kindText).join('\n')}`
}
