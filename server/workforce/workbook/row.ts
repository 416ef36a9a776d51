import type { Header } from './header.ts'
import type { Finding, RowOf, SheetName } from './rows.ts'
import type { Reading } from './values.ts'
import { Refusal, readCount, readValue } from './values.ts'
import type { SheetRow } from './worksheet.ts'

/** A row as its type says, or the first reason why it cannot be taken. */
type RowReading<Sheet extends SheetName> = { readonly row: RowOf[Sheet] } | { readonly refused: Finding }

/** Reads one row of a sheet by its header. */
export const readRow = <Sheet extends SheetName>(
  sheet: Sheet,
  header: Header,
  source: SheetRow,
  reading: Reading,
): RowReading<Sheet> => {
  const refused = (column: string, reason: string, value: string) => ({
    refused: { sheet, row: source.number, column, reason, value },
  })
  const error = firstError(header, source)
  if (error !== undefined) return refused(error, 'holds an error of the spreadsheet', '#')

  const row: Record<string, unknown> = { sheet, row: source.number }
  for (const { field, column, title, kind } of header.fields) {
    const text = source.values[column] ?? ''
    const value = readValue(text, kind, reading)
    if (value instanceof Refusal) return refused(title, value.reason, text)
    row[field] = value
  }
  if (header.tiers.length > 0) {
    const counts = readCounts(header, source)
    if (!(counts instanceof Uint16Array)) return refused(counts.title, counts.reason, counts.value)
    row.counts = counts
  }
  // `columns` names each field of this sheet's row with its kind, and TypeScript checks that it does.
  return { row: row as RowOf[Sheet] }
}

const readCounts = (header: Header, source: SheetRow) => {
  const counts = new Uint16Array(header.tiers.length)
  for (let cell = 0; cell < counts.length; cell++) {
    const column = header.tiers[cell] ?? -1
    const text = source.values[column] ?? ''
    if (text === '') continue
    const count = readCount(text)
    if (count instanceof Refusal) return { title: header.titles[column] ?? '', reason: count.reason, value: text }
    counts[cell] = count
  }
  return counts
}

const firstError = (header: Header, source: SheetRow): string | undefined => {
  const column = source.errors.find(
    error => header.tiers.includes(error) || header.fields.some(field => field.column === error),
  )
  return column === undefined ? undefined : header.titles[column]
}
