import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import type { InspectionParams } from '../../forms.ts'
import { draftReaders, possibleReaders } from '../../queries/draft.ts'
import { inspectionOf } from '../../queries/inspection.ts'
import { inspectorsFor } from '../../queries/team.ts'
import { presentTeam } from './presenter.ts'

/** Who works on an inspection, and who may read its draft. */
export const teamPage: Page<InspectionParams> = async ({ trx, actor, params }) => {
  const inspection = await inspectionOf(trx, params.id)
  if (!inspection) return notFound()
  const facts = {
    inspection,
    actor,
    inspectors: await inspectorsFor(trx, inspection.id),
    possible: await possibleReaders(trx, inspection.unit),
    readers: await draftReaders(trx, inspection.id),
  }
  return render('inspection/pages/team/template.njk', presentTeam(facts))
}
