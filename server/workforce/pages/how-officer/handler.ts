import type { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { storedLines } from '../../figures/stored-lines.ts'
import { officerLoad } from '../../queries/officers.ts'
import { resultToShow } from '../../queries/results.ts'
import { trailTo } from '../../queries/units.ts'
import { noFigures } from '../no-figures/no-figures.ts'
import type { OfficerParams } from '../officer/handler.ts'
import { presentHowOfficer } from './presenter.ts'

/** How one officer's figure is made: every count, weight and hour behind it. */
export const howOfficerPage: Page<z.output<typeof OfficerParams>> = async ({ trx, actor, params, now }) => {
  const shown = await resultToShow(trx, params.result)
  if (!shown) return params.result === undefined ? noFigures() : notFound()
  const officer = await officerLoad(trx, shown.result, params.team, params.officer)
  const [line] = await storedLines(trx, shown.result, { team: params.team, officer: params.officer })
  if (!officer || !line) return notFound()
  const trail = await trailTo(trx, shown.result, params.team)
  const facts = {
    shown,
    officer,
    line,
    trail,
    now,
    kept: { result: params.result },
    own: actor.practitioner === params.officer,
  }
  return render('workforce/pages/how-officer/template.njk', presentHowOfficer(facts))
}
