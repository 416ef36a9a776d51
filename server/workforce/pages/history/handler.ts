import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import type { UnitKind } from '../../queries/units.ts'
import { historyOf } from '../../weeks/history.ts'
import { whoseOfficer, whoseUnit } from '../../weeks/whose-weeks.ts'
import { presentHistory } from './presenter.ts'

/** An address typed by hand may hold anything: what is not understood counts as not chosen. */
const stretch = { weeks: z.enum(['13', '26', '52', '104']).catch('26').transform(Number) }

export const NationHistory = z.object(stretch)
export const RegionHistory = z.object({ ...stretch, region: z.string() })
export const PduHistory = z.object({ ...stretch, pdu: z.string() })
export const TeamHistory = z.object({ ...stretch, team: z.string() })
export const OfficerHistory = z.object({ ...stretch, team: z.string(), officer: z.string() })

type Params = {
  readonly weeks: number
  readonly region?: string
  readonly pdu?: string
  readonly team?: string
}

/** What a unit carried, week by week. */
export const unitHistoryPage =
  (kind: UnitKind): Page<Params> =>
  async ({ trx, params, now }) => {
    const whose = await whoseUnit(trx, params.region ?? params.pdu ?? params.team, kind)
    if (!whose) return notFound()
    const weeks = await historyOf(trx, whose.of, params.weeks, dayOf(now))
    return render('workforce/pages/history/template.njk', presentHistory({ whose, weeks, chosen: params.weeks }))
  }

/** What one officer carried in one team, week by week. */
export const officerHistoryPage: Page<z.output<typeof OfficerHistory>> = async ({ trx, params, now }) => {
  const whose = await whoseOfficer(trx, params.team, params.officer)
  if (!whose) return notFound()
  const weeks = await historyOf(trx, whose.of, params.weeks, dayOf(now))
  return render('workforce/pages/history/template.njk', presentHistory({ whose, weeks, chosen: params.weeks }))
}
