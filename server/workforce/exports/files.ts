import { stringify } from 'csv-stringify/sync'
import writeExcelFile from 'write-excel-file/node'
import type { ExportTable } from './report.ts'

/**
 * A table as CSV. A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers.
 *
 * @returns UTF-8 with a byte order mark, so that Excel reads the names right
 */
export const csvOf = ({ headings, rows }: ExportTable): string =>
  stringify([[...headings], ...rows.map(row => [...row])], { escape_formulas: true, bom: true })

/** A table as an Excel workbook. Every text is a text cell, never a formula. */
export const excelOf = ({ headings, rows }: ExportTable, title: string): Promise<Buffer> => {
  const heads = headings.map(value => ({ value, type: String, fontWeight: 'bold' as const }))
  const cells = rows.map(row =>
    row.map(value => {
      if (value === null) return null
      return typeof value === 'number' ? { value, type: Number } : { value, type: String }
    }),
  )
  // Excel allows 31 characters in the name of a sheet, and no slashes.
  return writeExcelFile([heads, ...cells], { sheet: title.slice(0, 31), stickyRowsCount: 1 }).toBuffer()
}
