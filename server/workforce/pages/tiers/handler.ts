import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { resultToShow } from '../../queries/results.ts'
import { trailTo, type UnitKind, unitLoad } from '../../queries/units.ts'
import { noFigures } from '../no-figures/no-figures.ts'
import { presentTiers } from './presenter.ts'

type Params = {
  readonly result?: number | undefined
  readonly region?: string
  readonly pdu?: string
  readonly team?: string
}

/** The cases of a unit by tier and location. */
export const tiersPage =
  (kind: UnitKind): Page<Params> =>
  async ({ trx, params, now }) => {
    const shown = await resultToShow(trx, params.result)
    if (!shown) return params.result === undefined ? noFigures() : notFound()
    const unit = await unitLoad(trx, shown.result, kind, params.region ?? params.pdu ?? params.team)
    if (!unit) return notFound()
    const trail = await trailTo(trx, shown.result, unit.code)
    const kept = { result: params.result }
    return render('workforce/pages/tiers/template.njk', presentTiers({ shown, unit, trail, kept, now }))
  }
