import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { officerAtHand } from '../../../staff/officer.ts'
import type { ReductionParams } from '../../forms.ts'
import { reductionRows } from '../../of-officer.ts'
import { presentReduction } from './presenter.ts'

/** One reduction with everything that became of it, and the forms that change it. */
export const reductionPage: Page<ReductionParams> = async ({ trx, actor, params, now, form }) => {
  const officer = await officerAtHand(trx, actor, params.officer, params.team)
  const rows = officer ? await reductionRows(trx, params) : []
  const row = rows.find(({ id }) => id === params.reduction)
  if (!officer || !row) return notFound()
  const view = presentReduction({
    officer,
    rows,
    row,
    today: dayOf(now),
    chosen: String(form.values.reason ?? row.reason),
  })
  return render('workforce/hours/pages/reduction/template.njk', view)
}
