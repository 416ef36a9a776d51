import type { BackTest, Forecast, PastForecast, TeamFlows } from '@candour/forecast'
import { availableOf, backTest, noWishes, pastForecasts, sumOfFlows, sumOfPast, teamsUnder } from '@candour/forecast'
import type { Figure } from '@candour/workload'
import { type Ahead, digestOf, forecastOfTeams, type RulesAhead } from '../ahead-of.ts'

/** What the page of a unit's forecast shows. */
export type ForecastOfUnit = {
  readonly forecast: Figure<Forecast>
  readonly tests: BackTest['tests']
  /** SHA-256 of everything it was made from. */
  readonly digest: string
  readonly cases: number
  readonly withoutEnd: number
  /** Officers who give no availability, and the reason of the first. */
  readonly withoutHours: { readonly officers: number; readonly why: string }
}

/** A team, or several taken as one, with what past forecasts of it would have been made from. */
export type Part = TeamFlows & {
  readonly past: readonly PastForecast[]
  readonly withoutHours: ForecastOfUnit['withoutHours']
}

/** Each team of a unit with its past forecasts, from what the record says. */
export const partsOf = ({ teams, history, method, weigh, recordBegins }: Ahead): readonly Part[] => {
  const made = teamsUnder(teams, noWishes, history, method, weigh)
  return teams.map(({ spans, posts }, at): Part => {
    const missing = posts.flatMap(({ available: [today] }) => (today && !today.known ? [today.why] : []))
    const flows = made[at] ?? { team: '', flows: sumOfFlows([]), extra: 0, available: [] }
    return {
      ...flows,
      past: pastForecasts(spans ?? [], recordBegins, method, weigh),
      withoutHours: { officers: missing.length, why: missing[0] ?? '' },
    }
  })
}

/** Several parts taken as one: a PDU of its teams, a region of its PDUs. */
export const sumOfParts = (code: string, parts: readonly Part[], { method }: Pick<RulesAhead, 'method'>): Part => ({
  team: code,
  flows: sumOfFlows(parts.map(({ flows }) => flows)),
  extra: parts.reduce((sum, { extra }) => sum + extra, 0),
  available: availableOf(parts, method.weeks),
  past: sumOfPast(parts.map(({ past }) => past)),
  withoutHours: {
    officers: parts.reduce((sum, { withoutHours }) => sum + withoutHours.officers, 0),
    why: parts.find(({ withoutHours }) => withoutHours.officers > 0)?.withoutHours.why ?? '',
  },
})

/** The forecast of one part with its back-test, its bands widened by how far past ones missed. */
export const forecastOfPart = (parts: readonly Part[], code: string, rules: RulesAhead): ForecastOfUnit => {
  const whole = sumOfParts(code, parts, rules)
  const { tests, widening } = backTest(whole.past, rules.seed, rules.method)
  const flows = parts.map(({ team, flows, extra, available }) => ({ team, flows, extra, available }))
  return {
    forecast: forecastOfTeams(flows, rules, widening),
    tests,
    digest: digestOf(flows, rules),
    cases: whole.flows.cases,
    withoutEnd: whole.flows.withoutEnd,
    withoutHours: whole.withoutHours,
  }
}
