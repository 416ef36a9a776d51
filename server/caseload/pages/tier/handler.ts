import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { ruleOfRequest } from '../../access/opening.ts'
import { personById } from '../../queries/person.ts'
import { namesFor } from '../../queries/staff.ts'
import { asAt } from '../../record/known-on.ts'
import { entriesOf } from '../../record/stored.ts'
import { explainTier } from '../../tiering/explain.ts'
import { tierRuns } from '../../tiering/runs.ts'
import { chosenDay } from '../as-at/chosen-day.ts'
import { presentTier } from './presenter.ts'

export const TierParams = z.object({ person: z.uuid(), day: z.string().max(40).catch('today') })
type TierParams = z.output<typeof TierParams>

/** Why this tier: what decided it, what would change it, what is missing, and every tier before it. As at any day. */
export const tierPage: Page<TierParams> = async ({ trx, actor, params, now }) => {
  const person = await personById(trx, params.person)
  if (!person) return notFound()
  const today = dayOf(now)
  const chosen = chosenDay(params.day, today)
  const day = chosen.ok ? chosen.day : today
  const record = await entriesOf(trx, [params.person])
  const state = day === today ? person.state : asAt(record, day)
  const { drop } = state.tiering
  const nameOf = await namesFor(trx, [], drop ? [drop.by, drop.confirmed?.by ?? drop.by] : [])
  const rule = ruleOfRequest(trx)
  const known = { person, state, chosen, day, today, nameOf, actor, rule, runs: tierRuns(record, day) }
  return render('caseload/pages/tier/template.njk', presentTier({ ...known, why: explainTier(state, day) }))
}
