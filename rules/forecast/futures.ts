import type { Flows } from './flows.ts'
import type { ForecastMethod } from './method.ts'
import { lotOf } from './random.ts'

/** What half, four in five and 19 in 20 of the futures stay within (or the percentages that the method names), and their middle. */
export type Fan = {
  readonly median: number
  /** Narrowest first: below `from` and above `to` lie equally many of the other futures. */
  readonly bands: readonly { readonly percent: number; readonly from: number; readonly to: number }[]
}

/**
 * Which past week each week of each future repeats. A future first draws as many past weeks as there are, some of them twice and
 * some not at all, so that futures differ in what is usual too and not only in luck; then its weeks from among those. The lots are
 * the same for every team with the same seed: what hit several teams in one week hits them together again.
 */
export const drawLots = (seed: string, weeks: number, history: number, futures: number): Uint16Array => {
  const lots = new Uint16Array(futures * weeks)
  const lot = lotOf(seed)
  const usual = new Uint16Array(history)
  for (let future = 0; future < futures; future++) {
    for (let at = 0; at < history; at++) usual[at] = lot.below(history)
    for (let week = 0; week < weeks; week++) lots[future * weeks + week] = usual[lot.below(history)] ?? 0
  }
  return lots
}

/** Points of every future at every week: `values[week * futures + future]`, week 0 being the start. */
export type Futures = { readonly values: Float64Array; readonly futures: number; readonly weeks: number }

/**
 * Plays the futures of a team or unit.
 *
 * @param extra points that stay as they are: reports and support contacts
 */
export const playFutures = (
  flows: Flows,
  lots: Uint16Array,
  extra: number,
  { weeks, futures }: ForecastMethod,
): Futures => {
  const values = new Float64Array((weeks + 1) * futures)
  const path = new Float64Array(weeks + 1)
  for (let future = 0; future < futures; future++) {
    for (let week = 0; week <= weeks; week++) path[week] = (flows.base[week] ?? 0) + extra
    const lotsFrom = future * weeks
    for (const { rows, share } of flows.streams) addReceipts(path, rows, share, lots, lotsFrom)
    let other = 0
    values[future] = Math.max(0, path[0] ?? 0)
    for (let week = 1; week <= weeks; week++) {
      other += flows.other[lots[lotsFrom + week - 1] ?? 0] ?? 0
      values[week * futures + future] = Math.max(0, (path[week] ?? 0) + other)
    }
  }
  return { values, futures, weeks }
}

const addReceipts = (
  path: Float64Array,
  rows: readonly Float64Array[],
  share: Float64Array,
  lots: Uint16Array,
  lotsFrom: number,
): void => {
  for (let came = 1; came < path.length; came++) {
    const part = share[came] ?? 0
    const row = rows[lots[lotsFrom + came - 1] ?? 0]
    if (part === 0 || row === undefined) continue
    for (let week = came; week < path.length; week++) path[week] = (path[week] ?? 0) + part * (row[week - came] ?? 0)
  }
}

/** The fan of one week: nearest rank, so that every number shown is one of the futures. */
export const fanAt = ({ values, futures }: Futures, week: number, { bands }: ForecastMethod): Fan => {
  const sorted = values.slice(week * futures, (week + 1) * futures).sort()
  const rank = (share: number): number =>
    sorted[Math.min(futures - 1, Math.max(0, Math.ceil(share * futures) - 1))] ?? 0
  return {
    median: rank(0.5),
    bands: bands.map(percent => ({ percent, from: rank((100 - percent) / 200), to: rank((100 + percent) / 200) })),
  }
}
