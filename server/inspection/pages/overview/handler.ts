import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import type { InspectionParams } from '../../forms.ts'
import { announcedCheckpoint } from '../../queries/announced.ts'
import { inspectionOf } from '../../queries/inspection.ts'
import { presentOverview } from './presenter.ts'

/** Where an inspection stands, what comes next, and the hashes that bind it. */
export const overviewPage: Page<InspectionParams> = async ({ trx, actor, params }) => {
  const inspection = await inspectionOf(trx, params.id)
  if (!inspection) return notFound()
  const announced = await announcedCheckpoint(trx, inspection)
  return render('inspection/pages/overview/template.njk', presentOverview({ inspection, announced, actor }))
}
