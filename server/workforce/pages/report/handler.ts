import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { exportTable, NothingToExport } from '../../exports/export-report.ts'
import type { ExportChoices } from '../../exports/handler.ts'
import { presentReport } from './presenter.ts'

/** A report on the screen: the same table as its file. */
export const reportPage: Page<ExportChoices> = async ({ trx, params, now }) => {
  const { unit, officer, result, from, to, ...chosen } = params
  try {
    const shown = await exportTable(trx, { ...chosen, unit, officer, result, from, to, today: dayOf(now) })
    return render('workforce/pages/report/template.njk', presentReport({ ...shown, params }))
  } catch (error) {
    if (error instanceof NothingToExport) return notFound()
    throw error
  }
}
