import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { officersOf } from '../../queries/officers.ts'
import { resultToShow } from '../../queries/results.ts'
import { loadsBelow, trailTo, type UnitKind, unitLoad } from '../../queries/units.ts'
import { noFigures } from '../no-figures/no-figures.ts'
import { presentHowUnit } from './presenter.ts'

type Params = {
  readonly result?: number | undefined
  readonly region?: string
  readonly pdu?: string
  readonly team?: string
}

const everyone = { grade: undefined, load: undefined, by: 'used', order: 'descending' } as const

/** How a unit's figure is made: the sums of what lies below it. */
export const howUnitPage =
  (kind: UnitKind): Page<Params> =>
  async ({ trx, params, now }) => {
    const shown = await resultToShow(trx, params.result)
    if (!shown) return params.result === undefined ? noFigures() : notFound()
    const { result } = shown
    const unit = await unitLoad(trx, result, kind, params.region ?? params.pdu ?? params.team)
    if (!unit) return notFound()
    const facts = {
      ...{ shown, unit, now, kept: { result: params.result } },
      trail: await trailTo(trx, result, unit.code),
      units: await loadsBelow(trx, result, unit.code),
      officers: kind === 'team' ? await officersOf(trx, result, unit, everyone) : [],
    }
    return render('workforce/pages/how-unit/template.njk', presentHowUnit(facts))
  }
