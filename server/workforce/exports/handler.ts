import { z } from 'zod'
import { notFound, sendFile } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { exportReport, NothingToExport } from './export-report.ts'

export const ExportParams = z.object({
  report: z.string(),
  unit: z.string().optional(),
  officer: z.string().optional(),
  format: z.enum(['csv', 'xlsx']).catch('csv'),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  by: z.enum(['officer', 'team']).catch('officer'),
  interval: z
    .enum(['7', '28'])
    .catch('7')
    .transform(days => (days === '28' ? 28 : 7)),
  on: z.string().max(40).optional().catch(undefined),
  result: z.coerce.number().int().positive().optional().catch(undefined),
})

export type ExportChoices = z.output<typeof ExportParams>

/** A table as a file that a person takes away. */
export const exportFile: Page<ExportChoices> = async ({ trx, params, now }) => {
  try {
    const { unit, officer, result, from, to, ...chosen } = params
    return sendFile(await exportReport(trx, { ...chosen, unit, officer, result, from, to, today: dayOf(now) }))
  } catch (error) {
    if (error instanceof NothingToExport) return notFound()
    throw error
  }
}
