import { frameworkOf } from '@candour/rating'
import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { type ConditionsOfWork, conditionsOfWork } from '#workforce'
import type { InspectionParams } from '../../forms.ts'
import { inspectionOf, isDrawn } from '../../queries/inspection.ts'
import { ratingOf } from '../../queries/rating.ts'
import { publicationOf } from '../../record/bundle.ts'
import { presentHowRated } from './how-rated.ts'
import { presentRatings } from './presenter.ts'

/** The ratings as they stand, with their uncertainty, and the conditions of work beside them. */
export const ratingsPage: Page<InspectionParams> = async ({ trx, actor, params, now }) => {
  const inspection = await inspectionOf(trx, params.id)
  if (!inspection || !isDrawn(inspection)) return notFound()
  const result = await ratingOf(trx, inspection)
  // What was published stays as it was published, whatever is recorded about that day since.
  const frozen = (await publicationOf(trx, params.id))?.document.conditions as ConditionsOfWork | undefined
  const conditions = frozen ?? (await conditionsOfWork(trx, inspection.unit, dayOf(now)))
  return render('inspection/pages/ratings/template.njk', presentRatings({ inspection, actor, result, conditions }))
}

export const StandardParams = z.object({ id: z.uuid(), standard: z.string().max(20) })

/** How the rating of one standard is made: every question with its counts, its share and its interval. */
export const howRatedPage: Page<z.output<typeof StandardParams>> = async ({ trx, actor, params }) => {
  const inspection = await inspectionOf(trx, params.id)
  if (!inspection || !isDrawn(inspection)) return notFound()
  const { standards } = await ratingOf(trx, inspection)
  const standard = standards.find(one => one.code === params.standard)
  if (standard?.basis !== 'cases') return notFound()
  const { bands } = frameworkOf(inspection.framework)
  return render('inspection/pages/ratings/how-rated.njk', presentHowRated({ inspection, actor, standard, bands }))
}
