import { createHash } from 'node:crypto'
import type { Forecast, ForecastMethod, History, TeamAhead, TeamFlows, Weigh, Widening } from '@candour/forecast'
import { availableOf, flowsOf, forecast, historyAt, methodOn, sumOfFlows } from '@candour/forecast'
import type { Figure, RuleSet } from '@candour/workload'
import { known, ruleSetOn, unknown } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { type NamedPost, postsAhead } from './posts.ts'
import { recordBegins, spansByTeam, weighBy } from './spans.ts'
import type { UnitAhead } from './units.ts'

/** The rules of a day that forecasts are made by. */
export type RulesAhead = {
  readonly on: Day
  readonly method: ForecastMethod
  readonly ruleSet: RuleSet
  readonly weigh: Weigh
  /** The same for every unit of a day: the futures of teams then add up to those of their PDU. */
  readonly seed: string
}

/** Everything that forecasts of a unit on a day are made from. */
export type Ahead = RulesAhead & {
  readonly unit: UnitAhead
  readonly teams: readonly TeamAhead[]
  readonly posts: readonly NamedPost[]
  readonly recordBegins: number
  readonly history: History
  /** When it was kept; null is just now, from the record. */
  readonly madeAt: Date | null
}

/** The rules in force on a day; unknown while there are none. */
export const rulesAhead = (on: Day): Figure<RulesAhead> => {
  const [rules, method] = [ruleSetOn(on), methodOn(on)]
  if (!rules.known) return rules
  if (!method.known) return method
  const seed = `${method.value.id} ${on}`
  return known({ on, method: method.value, ruleSet: rules.value, weigh: weighBy(rules.value), seed })
}

/**
 * Gathers what the record and the hours say about a unit as from a day. Reads everybody who was ever here: a PDU takes a fraction of a
 * second, so that pages look first at what is kept (`kept/`).
 *
 * @returns unknown when no rules are in force, or nobody is on record
 */
export const aheadOf = async (trx: Trx, unit: UnitAhead, on: Day): Promise<Figure<Ahead>> => {
  const rules = rulesAhead(on)
  if (!rules.known) return rules
  const { method, ruleSet, weigh } = rules.value
  const begins = await recordBegins(trx, on)
  if (begins === undefined) return unknown('nobody is on record yet: forecasts are made from the record')
  const codes = unit.teams.map(({ code }) => code)
  const spans = await spansByTeam(trx, codes, on)
  const posts = await postsAhead(trx, codes, on, method, ruleSet)
  const postsOf = Map.groupBy(posts, ({ team }) => team)
  const history = historyAt(begins, 0, method)
  return known({
    ...{ ...rules.value, unit, posts, recordBegins: begins, history, madeAt: null },
    teams: codes.map(team => {
      const people = spans.get(team) ?? []
      const flows = flowsOf(people, 0, history, method, weigh)
      return { team, flows, spans: people, posts: postsOf.get(team) ?? [], extra: 0 }
    }),
  })
}

/** The forecast of several teams taken as one, from what each is made of. */
export const forecastOfTeams = (
  teams: readonly TeamFlows[],
  { seed, method }: Pick<Ahead, 'seed' | 'method'>,
  widening: Widening,
): Figure<Forecast> => {
  if (teams.length === 0) return unknown('the unit has no team')
  const flows = sumOfFlows(teams.map(one => one.flows))
  const extra = teams.reduce((sum, one) => sum + one.extra, 0)
  if (flows.cases === 0 && flows.streams.every(({ people }) => people.every(came => came === 0))) {
    return unknown('nobody of this unit is on record: forecasts are made from the record')
  }
  return forecast({ seed, flows, extra, available: availableOf(teams, method.weeks), widening }, method)
}

/** SHA-256 over everything that forecasts are made from, in hexadecimal: equal inputs, equal figures. */
export const digestOf = (teams: readonly TeamFlows[], { seed, method }: Pick<Ahead, 'seed' | 'method'>): string => {
  const plain = (_: string, value: unknown) => (value instanceof Float64Array ? [...value] : value)
  return createHash('sha256').update(JSON.stringify({ seed, method, teams }, plain)).digest('hex')
}
