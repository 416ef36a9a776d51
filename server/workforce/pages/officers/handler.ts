import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import { offsetOf } from '#platform/web/components/pagination/paginate.ts'
import type { Page } from '#platform/web/page.ts'
import { countOfficers, officersOf } from '../../queries/officers.ts'
import { resultToShow } from '../../queries/results.ts'
import { trailTo, type UnitKind, unitLoad } from '../../queries/units.ts'
import { officerChoices } from '../figures/params.ts'
import { noFigures } from '../no-figures/no-figures.ts'
import { pageSize, presentOfficers } from './presenter.ts'

export const NationOfficers = z.object(officerChoices)
export const RegionOfficers = z.object({ ...officerChoices, region: z.string() })
export const PduOfficers = z.object({ ...officerChoices, pdu: z.string() })
export const TeamOfficers = z.object({ ...officerChoices, team: z.string() })

type Params = z.output<typeof NationOfficers> & {
  readonly region?: string
  readonly pdu?: string
  readonly team?: string
}

/** The officers of a unit, heaviest first unless sorted otherwise; for a team with the team's own figures. */
export const officersPage =
  (kind: UnitKind): Page<Params> =>
  async ({ trx, params, now }) => {
    const shown = await resultToShow(trx, params.result)
    if (!shown) return params.result === undefined ? noFigures() : notFound()
    const { result } = shown
    const unit = await unitLoad(trx, result, kind, params.region ?? params.pdu ?? params.team)
    if (!unit) return notFound()
    const { grade, load, sort: by = 'percent', order = 'descending' } = params
    const view = { grade, load, by, order }
    const total = await countOfficers(trx, result, unit, view)
    const paged = { total, page: params.page, size: pageSize }
    const officers = await officersOf(trx, result, unit, view, { limit: pageSize, offset: offsetOf(paged) })
    const trail = await trailTo(trx, result, unit.code)
    const facts = { shown, unit, trail, officers, paged, view, params, now }
    return render('workforce/pages/officers/template.njk', presentOfficers(facts))
  }
