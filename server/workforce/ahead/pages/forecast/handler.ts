import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import type { UnitKind } from '../../../queries/units.ts'
import { rulesAhead } from '../../ahead-of.ts'
import { levelOn } from '../../demand/levels.ts'
import { forecastsNow } from '../../kept/ahead-now.ts'
import { unitAhead } from '../../units.ts'
import { presentForecast, presentNoForecast } from './presenter.ts'

export const NationAhead = z.object({})
export const RegionAhead = z.object({ region: z.string() })
export const PduAhead = z.object({ pdu: z.string() })
export const TeamAheadParams = z.object({ team: z.string() })

type Params = { readonly region?: string; readonly pdu?: string; readonly team?: string }

/** What is ahead of a unit in the coming 26 weeks, with how wrong such forecasts have been. */
export const forecastPage =
  (kind: UnitKind): Page<Params> =>
  async ({ trx, params, now }) => {
    const unit = await unitAhead(trx, kind, params.region ?? params.pdu ?? params.team)
    if (!unit) return notFound()
    const on = dayOf(now)
    const template = 'workforce/ahead/pages/forecast/template.njk'
    const [rules, made] = [rulesAhead(on), await forecastsNow(trx, unit, on)]
    if (!rules.known) return render(template, presentNoForecast(unit, rules.why))
    if (!made.known) return render(template, presentNoForecast(unit, made.why))
    const level = await levelOn(trx, unit, on)
    return render(template, presentForecast({ rules: { ...rules.value, unit }, level, ...made.value }))
  }
