import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { unitFigures } from '../../queries/unit-figures.ts'
import type { UnitKind } from '../../queries/units.ts'
import { noFigures } from '../no-figures/no-figures.ts'
import { presentTiers } from './presenter.ts'

type Params = {
  readonly result?: number | undefined
  readonly on?: string | undefined
  readonly region?: string
  readonly pdu?: string
  readonly team?: string
}

/** The cases of a unit by tier and location. */
export const tiersPage =
  (kind: UnitKind): Page<Params> =>
  async ({ trx, params, now }) => {
    const figures = await unitFigures(trx, params, kind, params.region ?? params.pdu ?? params.team, now)
    if (figures === 'none') return noFigures()
    if (!figures) return notFound()
    const { shown, trail } = figures
    const unit = { ...figures.unit, counts: await figures.counts() }
    const kept = { result: params.result, on: params.on }
    return render('workforce/pages/tiers/template.njk', presentTiers({ shown, unit, trail, kept, now }))
  }
