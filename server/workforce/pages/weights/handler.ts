import { activitySetOn, ruleSetOn } from '@candour/workload'
import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { presentWeights } from './presenter.ts'

export const WeightsParams = z.object({})

/** What a case takes: hours by tier and location, beside the points. */
export const weightsPage: Page<z.output<typeof WeightsParams>> = async ({ now }) => {
  const [ruleSet, set] = [ruleSetOn(dayOf(now)), activitySetOn(dayOf(now))]
  if (!ruleSet.known || !set.known) return notFound()
  return render('workforce/pages/weights/template.njk', presentWeights(ruleSet.value, set.value))
}
