import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { openWith } from '../../queries/due.ts'
import { presentDue } from './presenter.ts'

export const DueParams = z.object({})

/** Everything that is open with the person who is signed in. */
export const duePage: Page<object> = async ({ trx, actor, now }) => {
  if (actor.practitioner === null) return notFound()
  const mine = await openWith(trx, actor.practitioner)
  return render('caseload/pages/due/template.njk', presentDue(mine, dayOf(now)))
}
