import type { Fan } from './futures.ts'

/** One forecast made at a past week, beside what then was. */
export type Trial = {
  readonly at: number
  readonly ahead: number
  readonly was: number
  readonly said: Fan
  readonly naive: number
}

/** How many times as far as the futures alone each band reaches from the middle, by distance. Never below 1. */
export type Widening = readonly { readonly ahead: number; readonly factors: readonly number[] }[]

/** A band of no width at all must be able to grow: a thousandth of the middle. */
const LEAST_REACH = 0.001

const reach = (edge: number, median: number): number => Math.max(Math.abs(edge - median), median * LEAST_REACH)

/** How many times the reach of a band lay between its middle and what then was: 1 is at its edge. */
const missBy = ({ was, said }: Trial, band: number): number => {
  const { from = 0, to = 0 } = said.bands[band] ?? {}
  const edge = was >= said.median ? to : from
  const far = reach(edge, said.median)
  return far === 0 ? 0 : Math.abs(was - said.median) / far
}

/**
 * How far the bands of one distance must reach for so many percent of some past forecasts to have held: the miss of rank
 * ⌈(n + 1) × percent⌉ among n, the largest where there are too few. A band is never made narrower than the futures say.
 *
 * @source split conformal prediction with normalised scores (Vovk, Gammerman, Shafer 2005; Lei and others 2018)
 */
export const factorsOf = (trials: readonly Trial[]): readonly number[] =>
  (trials[0]?.said.bands ?? []).map(({ percent }, band) => {
    const misses = trials.map(trial => missBy(trial, band)).toSorted((a, b) => a - b)
    const rank = Math.min(misses.length, Math.ceil(((misses.length + 1) * percent) / 100))
    return Math.max(1, misses[rank - 1] ?? 1)
  })

/** The factors of a week ahead: those of the tested distances, and between two of them in between. */
export const factorsAt = (widening: Widening, week: number): readonly number[] | undefined => {
  const after = widening.find(({ ahead }) => ahead >= week)
  const before = widening.findLast(({ ahead }) => ahead <= week)
  if (!after || !before) return (after ?? before)?.factors
  const span = after.ahead - before.ahead
  const part = span === 0 ? 0 : (week - before.ahead) / span
  return before.factors.map((factor, band) => factor + part * ((after.factors[band] ?? factor) - factor))
}

/** A fan whose bands reach further by some factors, still each within the next. */
export const widened = ({ median, bands }: Fan, factors: readonly number[] | undefined): Fan => {
  if (!factors) return { median, bands }
  let [low, high] = [median, median]
  return {
    median,
    bands: bands.map(({ percent, from, to }, band) => {
      const factor = factors[band] ?? 1
      if (factor > 1) {
        low = Math.min(low, Math.max(0, median - factor * reach(from, median)))
        high = Math.max(high, median + factor * reach(to, median))
      }
      ;[low, high] = [Math.min(low, from), Math.max(high, to)]
      return { percent, from: low, to: high }
    }),
  }
}
