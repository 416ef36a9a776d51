import { frameworkOf } from '@candour/rating'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import type { InspectionParams } from '../../forms.ts'
import { judgementRows } from '../../queries/answers.ts'
import { inspectionOf, isDrawn } from '../../queries/inspection.ts'
import { openProposals } from '../../record/proposals.ts'
import { presentDomainOne } from './presenter.ts'

/** The standards that people rate, with their reasons. */
export const domainOnePage: Page<InspectionParams> = async ({ trx, actor, params, form }) => {
  const inspection = await inspectionOf(trx, params.id)
  if (!inspection || !isDrawn(inspection)) return notFound()
  const judgements = await judgementRows(trx, inspection.id)
  const proposals = await openProposals(trx, { inspection: inspection.id, act: 'rate' })
  const facts = { inspection, actor, judgements, proposals, framework: frameworkOf(inspection.framework), form }
  return render('inspection/pages/domain-one/template.njk', presentDomainOne(facts))
}
