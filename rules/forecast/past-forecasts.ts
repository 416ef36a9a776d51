import { type Flows, flowsOf, historyAt, sumOfFlows } from './flows.ts'
import type { ForecastMethod } from './method.ts'
import type { SpanCount, Weigh } from './span-count.ts'

/** What a forecast made at a past week would have been made from, and what then was at each tested distance. */
export type PastForecast = {
  /** Weeks before today, below 0. */
  readonly at: number
  readonly flows: Flows
  /** Points that stood at each distance of the method; null where it is not known yet. */
  readonly was: readonly (number | null)[]
}

const standing = (spans: readonly SpanCount[], week: number, weigh: Weigh): number => {
  let points = 0
  for (const span of spans) {
    const until = Math.min(span.to ?? Number.POSITIVE_INFINITY, span.ends ?? Number.POSITIVE_INFINITY)
    if (span.replaced === null && span.from <= week && week < until) points += weigh(span) * span.people
  }
  return points
}

/**
 * Everything that past forecasts of one team are made from, each with only what was on the record by then, latest first. Those of
 * several teams add up (`sumOfPast`), so that a region needs the people of one team at a time.
 */
export const pastForecasts = (
  spans: readonly SpanCount[],
  recordBegins: number,
  method: ForecastMethod,
  weigh: Weigh,
): readonly PastForecast[] => {
  const { settling, leastHistory, testEvery, testedAhead } = method
  const made: PastForecast[] = []
  for (let at = -settling - Math.min(...testedAhead); ; at -= testEvery) {
    const history = historyAt(recordBegins, at, method)
    if (history.weeks < leastHistory) return made
    made.push({
      at,
      flows: flowsOf(spans, at, history, method, weigh),
      was: testedAhead.map(ahead => (at + ahead <= -settling ? standing(spans, at + ahead, weigh) : null)),
    })
  }
}

/** The past forecasts of several teams taken as one. All are of one record and one method. */
export const sumOfPast = (teams: readonly (readonly PastForecast[])[]): readonly PastForecast[] =>
  (teams[0] ?? []).map(({ at, was }, index) => {
    const all = teams.flatMap(team => team[index] ?? [])
    return {
      at,
      flows: sumOfFlows(all.map(({ flows }) => flows)),
      was: was.map((first, ahead) =>
        first === null ? null : all.reduce((sum, one) => sum + (one.was[ahead] ?? 0), 0),
      ),
    }
  })
