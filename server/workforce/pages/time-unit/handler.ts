import { activitySetOn } from '@candour/workload'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { dayOfFigures } from '../../queries/shown.ts'
import { unitFigures } from '../../queries/unit-figures.ts'
import type { UnitKind } from '../../queries/units.ts'
import { heldIn } from '../../time/held.ts'
import { noFigures } from '../no-figures/no-figures.ts'
import { presentTimeUnit } from './presenter.ts'

type Params = {
  readonly result?: number | undefined
  readonly on?: string | undefined
  readonly region?: string
  readonly pdu?: string
  readonly team?: string
}

/** Time needed and time available in a unit, and in each of what lies below it. */
export const timeUnitPage =
  (kind: UnitKind): Page<Params> =>
  async ({ trx, params, now }) => {
    const figures = await unitFigures(trx, params, kind, params.region ?? params.pdu ?? params.team, now)
    if (figures === 'none') return noFigures()
    const set = figures && activitySetOn(dayOfFigures(figures.shown))
    if (!figures || !set?.known) return notFound()
    const rows = await heldIn(trx, figures, set.value.firstWeeks)
    const kept = { result: params.result, on: params.on }
    return render(
      'workforce/pages/time-unit/template.njk',
      presentTimeUnit({ figures, rows, set: set.value, now, kept }),
    )
  }
