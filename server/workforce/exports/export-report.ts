import type { Trx } from '#platform/database/tables.ts'
import { type Result, resultToShow } from '../queries/results.ts'
import { exportUnit } from './export-unit.ts'
import { csvOf, excelOf } from './files.ts'
import type { ExportRequest, ExportTable, ExportUnit } from './report.ts'
import { reportNamed, reports } from './reports.ts'

export type ExportWish = {
  readonly report: string
  /** Code of a unit; the nation without one. */
  readonly unit: string | undefined
  readonly officer: string | undefined
  /** Number of a result; the latest without one. */
  readonly result: number | undefined
  readonly format: 'csv' | 'xlsx'
} & Pick<ExportRequest, 'today'> & {
    readonly [Choice in 'from' | 'to' | 'by' | 'interval']?: ExportRequest[Choice] | undefined
  }

export type ExportedFile = { readonly name: string; readonly type: string; readonly body: string | Buffer }

/** What was asked for is not there. The message says what is missing. */
export class NothingToExport extends Error {
  override readonly name = 'NothingToExport'
}

/** Names of the exports. */
export const reportNames: readonly string[] = reports.map(({ name }) => name)

const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A report as a table, with what it is about. */
export type ExportedTable = {
  readonly table: ExportTable
  readonly title: string
  readonly live: boolean
  readonly unit: ExportUnit
  readonly result: Result
}

/**
 * One report as a table: the same for a page and for a file.
 *
 * @throws NothingToExport when there is no such report, result or unit
 */
export const exportTable = async (trx: Trx, wish: Omit<ExportWish, 'format'>): Promise<ExportedTable> => {
  const report = reportNamed(wish.report)
  if (!report) throw new NothingToExport(`There is no report ${wish.report}`)
  const shown = await resultToShow(trx, wish.result)
  if (!shown) throw new NothingToExport(wish.result ? `There is no result ${wish.result}` : 'Nothing is imported yet')
  const { result } = shown
  const unit = await exportUnit(trx, result, wish.unit)
  if (!unit) throw new NothingToExport(`The result has no unit ${wish.unit}`)
  const { officer, today, from, to, by = 'officer', interval = 7 } = wish
  const table = await report.table({ trx, result, unit, officer, today, from, to, by, interval })
  return { table, title: report.title, live: report.live === true, unit, result }
}

/**
 * One export as a file: the same for a browser and for the command line.
 *
 * @throws NothingToExport when there is no such report, result or unit
 */
export const exportReport = async (trx: Trx, wish: ExportWish): Promise<ExportedFile> => {
  const { table, title, unit, result } = await exportTable(trx, wish)
  const name = `${wish.report}-${unit.code}-${result.extractDay}.${wish.format}`
  if (wish.format === 'csv') return { name, type: 'text/csv; charset=utf-8', body: csvOf(table) }
  return { name, type: excelType, body: await excelOf(table, title) }
}
