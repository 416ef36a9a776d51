import type { Figure, RuleSetStamp } from '@candour/workload'
import { known, unknown } from '@candour/workload'
import type { Flows } from './flows.ts'
import { drawLots, type Fan, fanAt, playFutures } from './futures.ts'
import type { ForecastMethod } from './method.ts'
import { stretchAt, type Widening, widened } from './widening.ts'

/** What a forecast is made from. The same input gives the same forecast on any machine. */
export type ForecastInput = {
  readonly seed: string
  readonly flows: Flows
  /** Points today that belong to no case: reports and support contacts. They are taken to stay. */
  readonly extra: number
  /** Points available at the start and after each week, by the hours that are recorded. */
  readonly available: readonly Figure[]
  /** How far the bands reach by the back-test. */
  readonly widening: Widening
}

/** What is expected to move the points in one week ahead. Points of `receipts` and `other` are the mean of the past weeks. */
export type Drivers = {
  readonly ends: Moved
  readonly releases: Moved
  readonly receipts: Moved
  readonly other: number
  /** Points available more or fewer than a week before. Unknown when either is. */
  readonly available: Figure
}
export type Moved = { readonly people: number; readonly points: number }

/** One week ahead; week 0 is the start. */
export type WeekAhead = {
  readonly week: number
  readonly used: Fan
  readonly available: Figure
  /** Points used ÷ points available × 100, of every future. */
  readonly percent: Figure<Fan>
  readonly drivers: Drivers | null
}

export type Forecast = {
  readonly weeks: readonly WeekAhead[]
  readonly method: RuleSetStamp
  readonly seed: string
  /** Past weeks that the coming ones were drawn from. */
  readonly history: number
}

const percentFan = (fan: Fan, available: Figure): Figure<Fan> => {
  if (!available.known) return available
  if (available.value <= 0) return unknown('nobody in the team has hours that week')
  const share = (points: number): number => (points / available.value) * 100
  return known({
    median: share(fan.median),
    bands: fan.bands.map(({ percent, from, to }) => ({ percent, from: share(from), to: share(to) })),
  })
}

const mean = (values: Iterable<number>): number => {
  let [sum, count] = [0, 0]
  for (const value of values) {
    sum += value
    count += 1
  }
  return count === 0 ? 0 : sum / count
}

const receiptsIn = ({ streams }: Flows, week: number): Moved => {
  let [people, points] = [0, 0]
  for (const { rows, people: came, share } of streams) {
    people += mean(came) * (share[week] ?? 0)
    points += mean(rows.map(row => row[0] ?? 0)) * (share[week] ?? 0)
  }
  return { people, points }
}

const difference = (later: Figure | undefined, earlier: Figure | undefined): Figure => {
  if (!later?.known) return later ?? unknown('not known')
  if (!earlier?.known) return earlier ?? unknown('not known')
  return known(later.value - earlier.value)
}

const driversOf = ({ flows, available }: ForecastInput, week: number): Drivers => ({
  ends: { people: flows.ends.people[week] ?? 0, points: flows.ends.points[week] ?? 0 },
  releases: { people: flows.releases.people[week] ?? 0, points: flows.releases.points[week] ?? 0 },
  receipts: receiptsIn(flows, week),
  other: mean(flows.other),
  available: difference(available[week], available[week - 1]),
})

/** Why there is no forecast from a history of so many weeks; undefined when there is one. */
export const tooShort = (history: number, method: ForecastMethod): string | undefined =>
  history >= method.leastHistory
    ? undefined
    : `the record gives ${history} past ${history === 1 ? 'week' : 'weeks'} to draw from and ${method.leastHistory} are needed`

/**
 * The workload of a team or a unit, week by week: the people of today until their own dates, plus futures in which each coming
 * week repeats a past week drawn by lot: who came, with their tiers, and what else changed. The bands are those of the futures,
 * widened by how far past forecasts missed.
 *
 * @returns unknown, with the reason, while the record is too short to draw from
 * @source method data in `methods/`; docs/decisions/0033, 0038
 */
export const forecast = (input: ForecastInput, method: ForecastMethod): Figure<Forecast> => {
  const history = input.flows.other.length
  const why = tooShort(history, method)
  if (why !== undefined) return unknown(why)
  const lots = drawLots(input.seed, method.weeks, history, method.futures)
  const futures = playFutures(input.flows, lots, input.extra, method)
  const weeks = Array.from({ length: method.weeks + 1 }, (_, week): WeekAhead => {
    const alone = fanAt(futures, week, method)
    const used = week === 0 ? alone : widened(alone, stretchAt(input.widening, week))
    const available = input.available[week] ?? unknown('no hours are recorded')
    const drivers = week === 0 ? null : driversOf(input, week)
    return { week, used, available, percent: percentFan(used, available), drivers }
  })
  return known({ weeks, method: { id: method.id, version: method.version }, seed: input.seed, history })
}
