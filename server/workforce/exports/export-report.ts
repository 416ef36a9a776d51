import type { Trx } from '#platform/database/tables.ts'
import { resultToShow } from '../queries/results.ts'
import { exportUnit } from './export-unit.ts'
import { csvOf, excelOf } from './files.ts'
import { reportNamed, reports } from './reports.ts'

export type ExportWish = {
  readonly report: string
  /** Code of a unit; the nation without one. */
  readonly unit: string | undefined
  readonly officer: string | undefined
  /** Number of a result; the latest without one. */
  readonly result: number | undefined
  readonly format: 'csv' | 'xlsx'
}

export type ExportedFile = { readonly name: string; readonly type: string; readonly body: string | Buffer }

/** What was asked for is not there. The message says what is missing. */
export class NothingToExport extends Error {
  override readonly name = 'NothingToExport'
}

/** Names of the exports. */
export const reportNames: readonly string[] = reports.map(({ name }) => name)

const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * One export as a file: the same for a browser and for the command line.
 *
 * @throws NothingToExport when there is no such report, result or unit
 */
export const exportReport = async (trx: Trx, wish: ExportWish): Promise<ExportedFile> => {
  const report = reportNamed(wish.report)
  if (!report) throw new NothingToExport(`There is no report ${wish.report}`)
  const shown = await resultToShow(trx, wish.result)
  if (!shown) throw new NothingToExport(wish.result ? `There is no result ${wish.result}` : 'Nothing is imported yet')
  const { result } = shown
  const unit = await exportUnit(trx, result, wish.unit)
  if (!unit) throw new NothingToExport(`The result has no unit ${wish.unit}`)
  const table = await report.table({ trx, result, unit, officer: wish.officer })
  const name = `${report.name}-${unit.code}-${result.extractDay}.${wish.format}`
  if (wish.format === 'csv') return { name, type: 'text/csv; charset=utf-8', body: csvOf(table) }
  return { name, type: excelType, body: await excelOf(table, report.title) }
}
