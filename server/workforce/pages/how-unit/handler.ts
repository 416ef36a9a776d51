import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { unitFigures } from '../../queries/unit-figures.ts'
import type { UnitKind } from '../../queries/units.ts'
import { noFigures } from '../no-figures/no-figures.ts'
import { presentHowUnit } from './presenter.ts'

type Params = {
  readonly result?: number | undefined
  readonly on?: string | undefined
  readonly region?: string
  readonly pdu?: string
  readonly team?: string
}

const everyone = { grade: undefined, load: undefined, by: 'used', order: 'descending' } as const

/** How a unit's figure is made: the sums of what lies below it. */
export const howUnitPage =
  (kind: UnitKind): Page<Params> =>
  async ({ trx, params, now }) => {
    const figures = await unitFigures(trx, params, kind, params.region ?? params.pdu ?? params.team, now)
    if (figures === 'none') return noFigures()
    if (!figures) return notFound()
    const { shown, unit, trail } = figures
    const facts = {
      ...{ shown, unit, trail, now, kept: { result: params.result, on: params.on } },
      units: await figures.below(),
      officers: kind === 'team' ? (await figures.officers(everyone)).officers : [],
    }
    return render('workforce/pages/how-unit/template.njk', presentHowUnit(facts))
  }
