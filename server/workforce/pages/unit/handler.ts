import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { unitFigures } from '../../queries/unit-figures.ts'
import type { UnitKind } from '../../queries/units.ts'
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
    const figures = await unitFigures(trx, params, kind, params.region ?? params.pdu, now)
    if (figures === 'none') return noFigures()
    if (!figures) return notFound()
    const facts = { figures, below: await figures.below(), today: await figures.today(), params, now }
    return render('workforce/pages/unit/template.njk', presentUnit(facts))
  }
