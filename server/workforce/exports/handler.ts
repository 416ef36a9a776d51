import { z } from 'zod'
import { notFound, sendFile } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { resultToShow } from '../queries/results.ts'
import { exportUnit } from './export-unit.ts'
import { csvOf, excelOf } from './files.ts'
import { reportNamed } from './reports.ts'

export const ExportParams = z.object({
  report: z.string(),
  unit: z.string().optional(),
  officer: z.string().optional(),
  format: z.enum(['csv', 'xlsx']).catch('csv'),
  result: z.coerce.number().int().positive().optional().catch(undefined),
})

/** A table as a file that a person takes away. */
export const exportFile: Page<z.output<typeof ExportParams>> = async ({ trx, params }) => {
  const report = reportNamed(params.report)
  const shown = await resultToShow(trx, params.result)
  if (!report || !shown) return notFound()
  const { result } = shown
  const unit = await exportUnit(trx, result, params.unit)
  if (!unit) return notFound()
  const table = await report.table({ trx, result, unit, officer: params.officer })
  const name = `${report.name}-${unit.code}-${result.extractDay}`
  if (params.format === 'csv') {
    return sendFile({ name: `${name}.csv`, type: 'text/csv; charset=utf-8', body: csvOf(table) })
  }
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return sendFile({ name: `${name}.xlsx`, type, body: await excelOf(table, report.title) })
}
