import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { resultToShow } from '../../queries/results.ts'
import { loadsBelow, trailTo, type UnitKind, unitLoad } from '../../queries/units.ts'
import { unitChoices } from '../figures/params.ts'
import { noFigures } from '../no-figures/no-figures.ts'
import { presentUnit } from './presenter.ts'

export const NationParams = z.object(unitChoices)
export const RegionParams = z.object({ ...unitChoices, region: z.string() })
export const PduParams = z.object({ ...unitChoices, pdu: z.string() })

type Params = z.output<typeof NationParams> & { readonly region?: string; readonly pdu?: string }

/** The workload of a nation, region or PDU, and of the units right below it. */
export const unitPage =
  (kind: Exclude<UnitKind, 'team'>): Page<Params> =>
  async ({ trx, params, now }) => {
    const shown = await resultToShow(trx, params.result)
    if (!shown) return params.result === undefined ? noFigures() : notFound()
    const unit = await unitLoad(trx, shown.result, kind, params.region ?? params.pdu)
    if (!unit) return notFound()
    const trail = await trailTo(trx, shown.result, unit.code)
    const below = await loadsBelow(trx, shown.result, unit.code)
    return render('workforce/pages/unit/template.njk', presentUnit({ shown, unit, trail, below, params, now }))
  }
