import { z } from 'zod'
import { waitingPeople } from '#caseload'
import { render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { latestPlans } from '../../plan/read-plans.ts'
import { presentPlans } from './presenter.ts'

const ids = z.preprocess(
  value => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.uuid()).max(200).catch([]),
)

export const PlansParams = z.object({ people: ids })
export type PlansParams = z.output<typeof PlansParams>

/** Asking for a plan, of everybody who waits or of those chosen, and the plans that were made. */
export const plansPage: Page<PlansParams> = async ({ trx, actor, params }) => {
  const waiting = await waitingPeople(trx, actor)
  const made = await latestPlans(trx)
  return render('allocation/pages/plans/template.njk', presentPlans({ waiting, made, people: params.people }))
}
