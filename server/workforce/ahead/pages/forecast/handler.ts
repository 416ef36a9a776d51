import { backTest, noWishes, teamsUnder } from '@candour/forecast'
import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import type { UnitKind } from '../../../queries/units.ts'
import { type Ahead, aheadOf, digestOf, forecastOfTeams } from '../../ahead-of.ts'
import { levelOn } from '../../demand/levels.ts'
import { unitAhead } from '../../units.ts'
import { presentForecast, presentNoForecast } from './presenter.ts'

export const NationAhead = z.object({})
export const RegionAhead = z.object({ region: z.string() })
export const PduAhead = z.object({ pdu: z.string() })
export const TeamAheadParams = z.object({ team: z.string() })

type Params = { readonly region?: string; readonly pdu?: string; readonly team?: string }

const facts = (ahead: Ahead) => {
  const { teams, history, method, weigh, recordBegins, seed, unit } = ahead
  const made = teamsUnder(teams, noWishes, history, method, weigh)
  const spans = teams.map(team => team.spans)
  return {
    forecast: forecastOfTeams(made, ahead),
    tests: backTest({ seed, teams: spans, recordBegins, weigh }, method),
    digest: digestOf(made, ahead),
    below: unit.below.map(one => ({
      unit: one,
      forecast: forecastOfTeams(
        made.filter(({ team }) => one.teams.includes(team)),
        ahead,
      ),
    })),
    cases: made.reduce((sum, { flows }) => sum + flows.cases, 0),
    withoutEnd: made.reduce((sum, { flows }) => sum + flows.withoutEnd, 0),
  }
}

/** What is ahead of a unit in the coming 26 weeks, with how wrong such forecasts have been. */
export const forecastPage =
  (kind: UnitKind): Page<Params> =>
  async ({ trx, params, now }) => {
    const unit = await unitAhead(trx, kind, params.region ?? params.pdu ?? params.team)
    if (!unit) return notFound()
    const ahead = await aheadOf(trx, unit, dayOf(now))
    const template = 'workforce/ahead/pages/forecast/template.njk'
    if (!ahead.known) return render(template, presentNoForecast(unit, ahead.why))
    const level = await levelOn(trx, unit, ahead.value.on)
    return render(template, presentForecast({ ahead: ahead.value, level, ...facts(ahead.value) }))
  }
