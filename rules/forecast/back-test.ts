import type { Figure } from '@candour/workload'
import { known, unknown } from '@candour/workload'
import { drawLots, fanAt, playFutures } from './futures.ts'
import type { ForecastMethod } from './method.ts'
import type { PastForecast } from './past-forecasts.ts'
import { stretchOf, type Trial, type Widening, widened } from './widening.ts'

/** How often each band held what then was. */
export type Held = readonly { readonly percent: number; readonly held: number }[]

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
  /** Percent of forecasts whose band held what then was, by band: of the futures alone. */
  readonly held: Held
  /** The same of bands that were widened by what earlier forecasts had shown by then: a test on what the widening never saw. */
  readonly widened: Figure<{ readonly tests: number; readonly held: Held }>
}

export type BackTest = {
  readonly tests: readonly { readonly ahead: number; readonly tested: Figure<Tested> }[]
  /** What the bands of a forecast made today are widened by; without enough trials at a distance it is not there. */
  readonly widening: Widening
}

const trialsAt = ({ at, flows, was }: PastForecast, seed: string, method: ForecastMethod): readonly Trial[] => {
  const compared = method.testedAhead.flatMap((ahead, index) => {
    const then = was[index] ?? null
    return then === null || then === 0 ? [] : [{ ahead, then }]
  })
  if (compared.length === 0) return []
  const lots = drawLots(`${seed} ${at}`, method.weeks, flows.other.length, method.futures)
  const futures = playFutures(flows, lots, 0, method)
  return compared.map(({ ahead, then }) => {
    return { at, ahead, was: then, said: fanAt(futures, ahead, method), naive: flows.base[0] ?? 0 }
  })
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

const heldBy = (trials: readonly Pick<Trial, 'was' | 'said'>[], { bands }: ForecastMethod): Held =>
  bands.map((percent, band) => ({
    percent,
    held: mean(
      trials.map(({ said, was }) => {
        const { from = 0, to = 0 } = said.bands[band] ?? {}
        return from <= was && was <= to ? 100 : 0
      }),
    ),
  }))

/** Each forecast with its bands widened by those whose outcome had settled when it was made. */
const widenedThen = (trials: readonly Trial[], { settling, leastTests }: ForecastMethod): readonly Trial[] =>
  trials.flatMap(trial => {
    const knownThen = trials.filter(({ at, ahead }) => at + ahead + settling <= trial.at)
    return knownThen.length < leastTests ? [] : [{ ...trial, said: widened(trial.said, stretchOf(knownThen)) }]
  })

const tooFew = (count: number, ahead: number, { leastTests }: ForecastMethod): string =>
  `the record allows ${count} ${count === 1 ? 'comparison' : 'comparisons'} ${ahead} weeks ahead and ${leastTests} are needed`

const summary = (ahead: number, trials: readonly Trial[], method: ForecastMethod): Figure<Tested> => {
  if (trials.length < method.leastTests) return unknown(tooFew(trials.length, ahead, method))
  const off = (value: number, was: number): number => ((value - was) / was) * 100
  const later = widenedThen(trials, method)
  return known({
    ahead,
    tests: trials.length,
    meanError: mean(trials.map(({ said, was }) => Math.abs(off(said.median, was)))),
    bias: mean(trials.map(({ said, was }) => off(said.median, was))),
    naiveError: mean(trials.map(({ naive, was }) => Math.abs(off(naive, was)))),
    held: heldBy(trials, method),
    widened:
      later.length < method.leastTests
        ? unknown(tooFew(later.length, ahead, method))
        : known({ tests: later.length, held: heldBy(later, method) }),
  })
}

/**
 * Makes the forecast again at past weeks, each with only what was on the record by then, and compares it with what then was and
 * with the simplest answer of all, that nothing changes.
 *
 * @returns for each distance of the method, unknown while the record is too short; and how far the bands of today must reach
 */
export const backTest = (past: readonly PastForecast[], seed: string, method: ForecastMethod): BackTest => {
  const trials = past.flatMap(one => trialsAt(one, seed, method))
  const byDistance = method.testedAhead.map(ahead => ({ ahead, own: trials.filter(trial => trial.ahead === ahead) }))
  return {
    tests: byDistance.map(({ ahead, own }) => ({ ahead, tested: summary(ahead, own, method) })),
    widening: byDistance.flatMap(({ ahead, own }) =>
      own.length < method.leastTests ? [] : [{ ahead, bands: stretchOf(own) }],
    ),
  }
}
