import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { personById } from '../../../queries/person.ts'
import { keepsLists, limitsOf } from '../../limits.ts'
import { openingOf } from '../../opening.ts'
import { presentLimits } from './presenter.ts'

export const LimitsParams = z.object({ person: z.uuid() })
export type LimitsParams = z.output<typeof LimitsParams>

/** Who is kept out of a record and who is let in, for those who keep its lists. */
export const limitsPage: Page<LimitsParams> = async ({ trx, actor, params, now, form }) => {
  if (!(await keepsLists(trx, params.person))) return notFound()
  const opening = await openingOf(trx, params.person)
  const person = await personById(trx, params.person)
  const limits = await limitsOf(trx, params.person)
  const view = presentLimits({ personId: params.person, person, opening, limits, actor, now, form })
  return render('caseload/access/pages/limited-access/template.njk', view)
}
