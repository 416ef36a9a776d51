import { type Column, headingKey } from './columns.ts'
import type { FileRow, Finding } from './finding.ts'

type Read = { readonly rows: readonly FileRow[]; readonly findings: readonly Finding[] }
type Place = { readonly file: string; readonly kind: string }

const cellOf = (value: unknown): string | string[] | undefined => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value) && value.every(one => typeof one === 'string')) return value
  return undefined
}

const parsed = (file: string, text: string, row?: number): { value?: unknown; findings: Finding[] } => {
  try {
    return { value: JSON.parse(text), findings: [] }
  } catch (error) {
    const reason = `This is not JSON: ${error instanceof Error ? error.message : String(error)}`
    return { findings: [{ file, ...(row === undefined ? {} : { row }), reason, value: '' }] }
  }
}

const readOne = ({ file, kind }: Place, value: unknown, row: number, columns: readonly Column[]): Read => {
  const at = (column: string | undefined, reason: string): Finding => ({
    file,
    row,
    ...(column === undefined ? {} : { column }),
    reason,
    value: '',
  })
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { rows: [], findings: [at(undefined, 'This is no object with one value for each column')] }
  }
  const byHeading = new Map(columns.map(column => [headingKey(column.name), column.name]))
  const read = Object.entries(value).map(([heading, cell]) => ({
    heading,
    name: byHeading.get(headingKey(heading)),
    cell: cellOf(cell),
  }))
  const findings = read.flatMap(({ heading, name, cell }) => {
    if (!name) return [at(heading, 'There is no such column for this kind. See docs/import-caseload.md')]
    return cell === undefined ? [at(heading, 'Give text, a number, or a list of texts')] : []
  })
  const cells = Object.fromEntries(read.flatMap(({ name, cell }) => (name && cell !== undefined ? [[name, cell]] : [])))
  return findings.length > 0 ? { rows: [], findings } : { rows: [{ file, row, kind, cells }], findings }
}

const joined = (reads: readonly Read[]): Read => ({
  rows: reads.flatMap(read => read.rows),
  findings: reads.flatMap(read => read.findings),
})

/** The objects of a JSON file: one array, or one object a line. Rows are counted from 1. */
export const readJson = (place: Place, text: string, columns: readonly Column[], isLines: boolean): Read => {
  if (isLines) {
    const lines = text.split(/\r?\n/).map((line, index) => ({ line, row: index + 1 }))
    return joined(
      lines
        .filter(({ line }) => line.trim() !== '')
        .map(({ line, row }) => {
          const { value, findings } = parsed(place.file, line, row)
          return findings.length > 0 ? { rows: [], findings } : readOne(place, value, row, columns)
        }),
    )
  }
  const { value, findings } = parsed(place.file, text)
  if (findings.length > 0) return { rows: [], findings }
  if (Array.isArray(value)) return joined(value.map((one, index) => readOne(place, one, index + 1, columns)))
  return { rows: [], findings: [{ file: place.file, reason: 'The file must hold an array of objects', value: '' }] }
}
