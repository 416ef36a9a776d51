import { CsvError, parse } from 'csv-parse/sync'
import { type Column, headingKey } from './columns.ts'
import type { FileRow, Finding } from './finding.ts'

type Read = { readonly rows: readonly FileRow[]; readonly findings: readonly Finding[] }
type Place = { readonly file: string; readonly kind: string }

const DELIMITERS = [',', ';', '\t']

/** The delimiter under which the headings are most like ours: spreadsheets write the one of their country. */
const delimiterOf = (text: string, known: ReadonlySet<string>): string => {
  const [headings = ''] = text.split(/\r?\n/, 1)
  const hits = (delimiter: string) =>
    headings.split(delimiter).filter(heading => known.has(headingKey(heading.replace(/^"|"$/g, '')))).length
  return DELIMITERS.toSorted((a, b) => hits(b) - hits(a))[0] ?? ','
}

const headingFindings = (file: string, headings: readonly string[], columns: readonly Column[]): Finding[] => {
  const known = new Set(columns.map(column => headingKey(column.name)))
  const given = headings.map(headingKey)
  const at = (column: string, reason: string): Finding => ({ file, row: 1, column, reason, value: '' })
  return [
    ...headings
      .filter((heading, index) => heading !== '' && !known.has(given[index] ?? ''))
      .map(heading => at(heading, 'There is no such column for this kind. See docs/import-caseload.md')),
    ...headings
      .filter((heading, index) => heading !== '' && given.indexOf(given[index] ?? '') !== index)
      .map(heading => at(heading, 'The column stands there twice')),
    ...columns
      .filter(column => column.required && !given.includes(headingKey(column.name)))
      .map(column => at(column.name, 'The column is missing')),
  ]
}

const records = (text: string, delimiter: string): string[][] =>
  parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: false })

/**
 * The rows of a CSV file under its headings. A cell is text, whatever a spreadsheet would make of it: "=1+1" stays "=1+1".
 */
export const readCsv = ({ file, kind }: Place, text: string, columns: readonly Column[]): Read => {
  const byHeading = new Map(columns.map(column => [headingKey(column.name), column.name]))
  let table: string[][]
  try {
    table = records(text, delimiterOf(text.replace(/^\ufeff/, ''), new Set(byHeading.keys())))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const reason = `The quotation marks do not pair from here on: ${error.message}`
    return { rows: [], findings: [{ file, row: Number(error.lines ?? 1), reason, value: '' }] }
  }
  const [headings = [], ...body] = table
  if (headings.every(heading => heading.trim() === '')) {
    return { rows: [], findings: [{ file, row: 1, reason: 'The file has no headings', value: '' }] }
  }
  const wrong = headingFindings(
    file,
    headings.map(heading => heading.trim()),
    columns,
  )
  if (wrong.length > 0) return { rows: [], findings: wrong }

  const names = headings.map(heading => byHeading.get(headingKey(heading)))
  const filled = body
    .map((cells, index) => ({ cells, row: index + 2 }))
    .filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  const tooLong = filled.filter(({ cells }) => cells.slice(names.length).some(cell => cell.trim() !== ''))
  return {
    rows: filled.map(({ cells, row }) => ({
      file,
      row,
      kind,
      cells: Object.fromEntries(names.flatMap((name, index) => (name ? [[name, cells[index] ?? '']] : []))),
    })),
    findings: tooLong.map(({ cells, row }) => ({
      file,
      row,
      reason: `The row has ${cells.length} cells for ${names.length} headings: put text that holds the delimiter in quotation marks`,
      value: '',
    })),
  }
}
