import { activitySetOn, locations, ruleSetOn } from '@candour/workload'
import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { presentWeight } from './presenter.ts'

export const WeightParams = z.object({ location: z.string(), tier: z.string() })

/** One weight, opened to the tasks and minutes it stands for. */
export const weightPage: Page<z.output<typeof WeightParams>> = async ({ params, now }) => {
  const [ruleSet, set] = [ruleSetOn(dayOf(now)), activitySetOn(dayOf(now))]
  const location = locations.find(one => one === params.location)
  if (!ruleSet.known || !set.known || !location) return notFound()
  const tier = ruleSet.value.data.tiers.find(({ name }) => name === params.tier && name !== 'UNTIERED')
  if (!tier) return notFound()
  return render('workforce/pages/weight/template.njk', presentWeight(tier, location, ruleSet.value, set.value))
}
