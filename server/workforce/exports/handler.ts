import { z } from 'zod'
import { notFound, sendFile } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { exportReport, NothingToExport } from './export-report.ts'

export const ExportParams = z.object({
  report: z.string(),
  unit: z.string().optional(),
  officer: z.string().optional(),
  format: z.enum(['csv', 'xlsx']).catch('csv'),
  result: z.coerce.number().int().positive().optional().catch(undefined),
})

/** A table as a file that a person takes away. */
export const exportFile: Page<z.output<typeof ExportParams>> = async ({ trx, params }) => {
  try {
    const { report, unit, officer, result, format } = params
    return sendFile(await exportReport(trx, { report, unit, officer, result, format }))
  } catch (error) {
    if (error instanceof NothingToExport) return notFound()
    throw error
  }
}
