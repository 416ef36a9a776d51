import { activitySetOn } from '@candour/workload'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { resultToShow } from '../../queries/results.ts'
import { trailTo, type UnitKind, unitLoad } from '../../queries/units.ts'
import { heldBelow, heldInTeam } from '../../time/held.ts'
import { noFigures } from '../no-figures/no-figures.ts'
import { presentTimeUnit } from './presenter.ts'

type Params = {
  readonly result?: number | undefined
  readonly region?: string
  readonly pdu?: string
  readonly team?: string
}

/** Time needed and time available in a unit, and in each of what lies below it. */
export const timeUnitPage =
  (kind: UnitKind): Page<Params> =>
  async ({ trx, params, now }) => {
    const shown = await resultToShow(trx, params.result)
    if (!shown) return params.result === undefined ? noFigures() : notFound()
    const { result } = shown
    const unit = await unitLoad(trx, result, kind, params.region ?? params.pdu ?? params.team)
    const set = activitySetOn(result.extractDay)
    if (!unit || !set.known) return notFound()
    const rows =
      kind === 'team'
        ? await heldInTeam(trx, result, unit.code)
        : await heldBelow(trx, result, { kind, code: unit.code })
    const trail = await trailTo(trx, result, unit.code)
    const facts = { shown, unit, rows, trail, set: set.value, now, kept: { result: params.result } }
    return render('workforce/pages/time-unit/template.njk', presentTimeUnit(facts))
  }
