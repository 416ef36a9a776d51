import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import type { InspectionParams } from '../../forms.ts'
import { changesOf } from '../../queries/changes.ts'
import { inspectionOf, isDrawn } from '../../queries/inspection.ts'
import { presentChanges } from './presenter.ts'

/** What was written in the records of the population after the announcement. */
export const changesPage: Page<InspectionParams> = async ({ trx, actor, params }) => {
  const inspection = await inspectionOf(trx, params.id)
  if (!inspection || !isDrawn(inspection)) return notFound()
  return render(
    'inspection/pages/changes/template.njk',
    presentChanges(inspection, actor, await changesOf(trx, inspection)),
  )
}
