import type { Fan } from './futures.ts'

/** One forecast made at a past week, beside what then was. */
export type Trial = {
  readonly at: number
  readonly ahead: number
  readonly was: number
  readonly said: Fan
  readonly naive: number
}

/** How far a band must reach: as many times as far as the futures alone, and further by a share of the middle. One of the two does it. */
export type Stretch = { readonly times: number; readonly more: number }

/** How far each band must reach, by distance. A band is never narrower than the futures say. */
export type Widening = readonly { readonly ahead: number; readonly bands: readonly Stretch[] }[]

/** A band of no width at all must be able to grow: a thousandth of the middle. */
const LEAST_REACH = 0.001

const reach = (edge: number, median: number): number => Math.max(Math.abs(edge - median), median * LEAST_REACH)

/** Futures that were so far from what came knew nothing of how unsure they were: their width is then no measure. */
const MOST_TIMES = 4

/** By how much one forecast missed, both ways: 1 and 0 are at the edge of the band. */
const missOf = ({ was, said }: Trial, band: number): Stretch => {
  const { from = 0, to = 0 } = said.bands[band] ?? {}
  const far = reach(was >= said.median ? to : from, said.median)
  if (far === 0) return { times: 1, more: 0 }
  const off = Math.abs(was - said.median)
  return { times: off / far, more: (off - far) / said.median }
}

const ranked = (values: readonly number[], percent: number, least: number): number => {
  const rank = Math.min(values.length, Math.ceil(((values.length + 1) * percent) / 100))
  return Math.max(least, values.toSorted((a, b) => a - b)[rank - 1] ?? least)
}

/**
 * How far the bands of one distance must reach for so many percent of some past forecasts to have held: the miss of rank
 * ⌈(n + 1) × percent⌉ among n, the largest where there are too few. Told as times the reach, which fits a forecast that knew itself
 * unsure, or as a share of the middle, which stays sensible where past futures were nearly all alike: whichever would have made the
 * past bands narrower.
 *
 * @source split conformal prediction with normalised and with absolute scores (Vovk, Gammerman, Shafer 2005; Lei and others 2018)
 */
export const stretchOf = (trials: readonly Trial[]): readonly Stretch[] =>
  (trials[0]?.said.bands ?? []).map(({ percent }, band) => {
    const misses = trials.map(trial => missOf(trial, band))
    const times = ranked(
      misses.map(one => one.times),
      percent,
      1,
    )
    const more = ranked(
      misses.map(one => one.more),
      percent,
      0,
    )
    const [byTimes, byMore] = [
      { times, more: 0 },
      { times: 1, more },
    ]
    const isNarrower = widthOf(trials, band, byTimes) < widthOf(trials, band, byMore)
    return times <= MOST_TIMES && isNarrower ? byTimes : byMore
  })

/** What the bands of some past forecasts would have spanned, in middles. */
const widthOf = (trials: readonly Trial[], band: number, stretch: Stretch): number =>
  trials.reduce((sum, { said: { median, bands } }) => {
    const { from = 0, to = 0 } = bands[band] ?? {}
    return median === 0 ? sum : sum + (stretched(from, median, stretch) + stretched(to, median, stretch)) / median
  }, 0)

const between = (before: Stretch, after: Stretch, part: number): Stretch => ({
  times: before.times + part * (after.times - before.times),
  more: before.more + part * (after.more - before.more),
})

/** The stretch of a week ahead: that of the tested distances, and between two of them in between. */
export const stretchAt = (widening: Widening, week: number): readonly Stretch[] | undefined => {
  const after = widening.find(({ ahead }) => ahead >= week)
  const before = widening.findLast(({ ahead }) => ahead <= week)
  if (!after || !before) return (after ?? before)?.bands
  const span = after.ahead - before.ahead
  const part = span === 0 ? 0 : (week - before.ahead) / span
  return before.bands.map((one, band) => between(one, after.bands[band] ?? one, part))
}

const stretched = (edge: number, median: number, { times, more }: Stretch): number =>
  reach(edge, median) * times + median * more

/** A fan whose bands reach further, still each within the next. */
export const widened = ({ median, bands }: Fan, stretches: readonly Stretch[] | undefined): Fan => {
  if (!stretches) return { median, bands }
  let [low, high] = [median, median]
  return {
    median,
    bands: bands.map(({ percent, from, to }, band) => {
      const stretch = stretches[band]
      if (stretch && (stretch.times > 1 || stretch.more > 0)) {
        low = Math.min(low, Math.max(0, median - stretched(from, median, stretch)))
        high = Math.max(high, median + stretched(to, median, stretch))
      }
      ;[low, high] = [Math.min(low, from), Math.max(high, to)]
      return { percent, from: low, to: high }
    }),
  }
}
