import type { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { officerFigures } from '../../queries/officer-figures.ts'
import { workInSight } from '../../work/work-in-sight.ts'
import { noFigures } from '../no-figures/no-figures.ts'
import type { OfficerParams } from '../officer/handler.ts'
import { presentHowOfficer } from './presenter.ts'

/** How one officer's figure is made: every count, weight and hour behind it. */
export const howOfficerPage: Page<z.output<typeof OfficerParams>> = async ({ trx, actor, params, now }) => {
  const figures = await officerFigures(trx, params, params, now)
  if (figures === 'none') return noFigures()
  if (!figures) return notFound()
  const { shown, officer, trail } = figures
  const kept = { result: params.result, on: params.on }
  const reports = await figures.reports()
  const facts = {
    shown,
    officer,
    trail,
    now,
    kept,
    line: await figures.line(),
    holding: await figures.holding(),
    work:
      reports && shown.live
        ? { reports, inSight: await workInSight(trx, params.officer, shown.live.on, shown.ruleSet) }
        : null,
    own: actor.practitioner === params.officer,
  }
  return render('workforce/pages/how-officer/template.njk', presentHowOfficer(facts))
}
