import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import { offsetOf } from '#platform/web/components/pagination/paginate.ts'
import type { Page } from '#platform/web/page.ts'
import { unitFigures } from '../../queries/unit-figures.ts'
import type { UnitKind } from '../../queries/units.ts'
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
    const figures = await unitFigures(trx, params, kind, params.region ?? params.pdu ?? params.team, now)
    if (figures === 'none') return noFigures()
    if (!figures) return notFound()
    const { grade, load, sort: by = 'percent', order = 'descending' } = params
    const view = { grade, load, by, order }
    const everybody = await figures.officers(view)
    const paged = { total: everybody.total, page: params.page, size: pageSize }
    const offset = offsetOf(paged)
    const officers = everybody.officers.slice(offset, offset + pageSize)
    const facts = { figures, officers, paged, view, params, now, today: await figures.today() }
    return render('workforce/pages/officers/template.njk', presentOfficers(facts))
  }
