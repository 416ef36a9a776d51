import { notFound, redirect, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { conditionsOfWork } from '#workforce'
import type { InspectionParams } from '../../forms.ts'
import { inspectionOf, isDrawn } from '../../queries/inspection.ts'
import { missingOf } from '../../queries/missing.ts'
import { ratingOf } from '../../queries/rating.ts'
import { openProposals } from '../../record/proposals.ts'
import { presentPublish } from './presenter.ts'

/** The last check before publication. */
export const publishPage: Page<InspectionParams> = async ({ trx, actor, params, now }) => {
  const inspection = await inspectionOf(trx, params.id)
  if (!inspection || !isDrawn(inspection)) return notFound()
  if (inspection.stage === 'published') return redirect(`/published/${inspection.id}`)
  const facts = {
    inspection,
    actor,
    result: await ratingOf(trx, inspection),
    missing: await missingOf(trx, inspection),
    proposal: (await openProposals(trx, { inspection: inspection.id, act: 'publish' })).get(''),
    conditions: await conditionsOfWork(trx, inspection.unit, dayOf(now)),
  }
  return render('inspection/pages/publish/template.njk', presentPublish(facts))
}
