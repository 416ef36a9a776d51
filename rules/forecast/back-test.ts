import type { Figure } from '@candour/workload'
import { known, unknown } from '@candour/workload'
import { flowsOf, historyAt, sumOfFlows } from './flows.ts'
import { drawLots, fanAt, playFutures } from './futures.ts'
import type { ForecastMethod } from './method.ts'
import type { SpanCount, Weigh } from './span-count.ts'

/** How wrong forecasts made in the past would have been, so many weeks ahead. Errors are in percent of what then was. */
export type Tested = {
  readonly ahead: number
  /** Forecasts compared. */
  readonly tests: number
  /** Mean size of the error, and the mean error: above 0 is too high. */
  readonly meanError: number
  readonly bias: number
  /** Mean size of the error of saying that nothing changes. */
  readonly naiveError: number
  /** Percent of forecasts whose band held what then was, by band. */
  readonly held: readonly { readonly percent: number; readonly held: number }[]
}

export type BackTestInput = {
  readonly seed: string
  /** Spans with what was known when, by team. */
  readonly teams: readonly (readonly SpanCount[])[]
  readonly recordBegins: number
  readonly weigh: Weigh
}

/** One forecast made at a past week, beside what then was. */
type Trial = {
  readonly ahead: number
  readonly was: number
  readonly said: ReturnType<typeof fanAt>
  readonly naive: number
}

const standing = (spans: readonly SpanCount[], week: number, weigh: Weigh): number => {
  let points = 0
  for (const span of spans) {
    const until = Math.min(span.to ?? Number.POSITIVE_INFINITY, span.ends ?? Number.POSITIVE_INFINITY)
    if (span.replaced === null && span.from <= week && week < until) points += weigh(span) * span.people
  }
  return points
}

const trialsAt = (at: number, input: BackTestInput, method: ForecastMethod): readonly Trial[] => {
  const history = historyAt(input.recordBegins, at, method)
  if (history.weeks < method.leastHistory) return []
  const flows = sumOfFlows(input.teams.map(spans => flowsOf(spans, at, history, method, input.weigh)))
  const lots = drawLots(`${input.seed} ${at}`, method.weeks, history.weeks, method.futures)
  const futures = playFutures(flows, lots, 0, method)
  const spans = input.teams.flat()
  return method.testedAhead
    .filter(ahead => at + ahead <= -method.settling)
    .flatMap(ahead => {
      const was = standing(spans, at + ahead, input.weigh)
      if (was === 0) return []
      return [{ ahead, was, said: fanAt(futures, ahead, method), naive: flows.base[0] ?? 0 }]
    })
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

const summary = (ahead: number, trials: readonly Trial[], method: ForecastMethod): Figure<Tested> => {
  if (trials.length < method.leastTests) {
    return unknown(
      `the record allows ${trials.length} comparisons ${ahead} weeks ahead and ${method.leastTests} are needed`,
    )
  }
  const off = (value: number, was: number): number => ((value - was) / was) * 100
  return known({
    ahead,
    tests: trials.length,
    meanError: mean(trials.map(({ said, was }) => Math.abs(off(said.median, was)))),
    bias: mean(trials.map(({ said, was }) => off(said.median, was))),
    naiveError: mean(trials.map(({ naive, was }) => Math.abs(off(naive, was)))),
    held: method.bands.map((percent, band) => ({
      percent,
      held: mean(
        trials.map(({ said, was }) => {
          const { from = 0, to = 0 } = said.bands[band] ?? {}
          return from <= was && was <= to ? 100 : 0
        }),
      ),
    })),
  })
}

/**
 * Makes the forecast again at past weeks, each with only what was on the record by then, and compares it with what then was and
 * with the simplest answer of all, that nothing changes.
 *
 * @returns for each distance of the method, unknown while the record is too short
 */
export const backTest = (
  input: BackTestInput,
  method: ForecastMethod,
): readonly { readonly ahead: number; readonly tested: Figure<Tested> }[] => {
  const nearest = Math.min(...method.testedAhead)
  const trials: Trial[] = []
  const earliest = input.recordBegins + method.settling + method.leastHistory
  for (let at = -method.settling - nearest; at >= earliest; at -= method.testEvery) {
    trials.push(...trialsAt(at, input, method))
  }
  return method.testedAhead.map(ahead => ({
    ahead,
    tested: summary(
      ahead,
      trials.filter(trial => trial.ahead === ahead),
      method,
    ),
  }))
}
