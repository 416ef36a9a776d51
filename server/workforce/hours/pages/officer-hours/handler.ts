import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { officerAtHand } from '../../../staff/officer.ts'
import type { PostParams } from '../../forms.ts'
import { hoursRows, reductionRows } from '../../of-officer.ts'
import { presentOfficerHours } from './presenter.ts'

/** Contracted hours and reductions of an officer in a team, for the officer and those who manage them. */
export const officerHoursPage: Page<PostParams> = async ({ trx, actor, params, now }) => {
  const officer = await officerAtHand(trx, actor, params.officer, params.team)
  if (!officer) return notFound()
  const view = presentOfficerHours({
    officer,
    today: dayOf(now),
    hours: await hoursRows(trx, params),
    reductions: await reductionRows(trx, params),
  })
  return render('workforce/hours/pages/officer-hours/template.njk', view)
}
