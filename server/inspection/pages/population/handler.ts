import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import type { InspectionParams } from '../../forms.ts'
import { inspectionOf, isFrozen } from '../../queries/inspection.ts'
import { checkPopulation } from '../../queries/withheld.ts'
import { presentPopulation } from './presenter.ts'

/** Whether the frozen population is the one that the record gives: a withheld case is named. */
export const populationPage: Page<InspectionParams> = async ({ trx, actor, params, now }) => {
  const inspection = await inspectionOf(trx, params.id)
  if (!inspection || !isFrozen(inspection)) return notFound()
  const check = await checkPopulation(trx, inspection, now)
  return render('inspection/pages/population/template.njk', presentPopulation(inspection, actor, check))
}
