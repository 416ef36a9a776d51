import { activitySetOn } from '@candour/workload'
import type { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { storedLines } from '../../figures/stored-lines.ts'
import { officerLoad } from '../../queries/officers.ts'
import { resultToShow } from '../../queries/results.ts'
import { trailTo } from '../../queries/units.ts'
import { heldBy } from '../../time/held.ts'
import { noFigures } from '../no-figures/no-figures.ts'
import type { OfficerParams } from '../officer/handler.ts'
import { presentTimeOfficer } from './presenter.ts'

/** One officer's time needed and time available, case by sort of case. */
export const timeOfficerPage: Page<z.output<typeof OfficerParams>> = async ({ trx, params, now }) => {
  const shown = await resultToShow(trx, params.result)
  if (!shown) return params.result === undefined ? noFigures() : notFound()
  const officer = await officerLoad(trx, shown.result, params.team, params.officer)
  const [line] = await storedLines(trx, shown.result, { team: params.team, officer: params.officer })
  const set = activitySetOn(shown.result.extractDay)
  if (!officer || !line || !set.known) return notFound()
  const trail = await trailTo(trx, shown.result, params.team)
  const facts = { shown, officer, held: heldBy(line), trail, set: set.value, now, kept: { result: params.result } }
  return render('workforce/pages/time-officer/template.njk', presentTimeOfficer(facts))
}
