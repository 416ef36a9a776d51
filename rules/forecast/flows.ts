import type { ForecastMethod } from './method.ts'
import type { SpanCount, Weigh } from './span-count.ts'

/** People who may come in a week to be, drawn from past weeks. */
export type Stream = {
  /** For each past week, the points that its receipts have so many weeks after they came, by their own end and release. */
  readonly rows: readonly Float64Array[]
  /** People who came, in each past week. */
  readonly people: Float64Array
  /** Which share of them comes here, for each week ahead; index 0 is not used. */
  readonly share: Float64Array
}

/** Everything that moves the points of one team or unit, week by week. Flows of several teams add up to those of their unit. */
export type Flows = {
  /** Points of the people of today, at the start and after each week, by what their sentences say. */
  readonly base: Float64Array
  readonly streams: readonly Stream[]
  /** For each past week, the points that came or went for reasons that no date foretold. */
  readonly other: Float64Array
  /** People and points whose sentence ends, and who are released, in each week ahead; index 0 is not used. */
  readonly ends: { readonly people: Float64Array; readonly points: Float64Array }
  readonly releases: { readonly people: Float64Array; readonly points: Float64Array }
  /** People who count today. */
  readonly cases: number
  /** Of them, those whom no recorded date says when they end. */
  readonly withoutEnd: number
}

/** Past weeks that a forecast made at `at` draws from: the latest that have settled, as far back as the record goes. */
export type History = { readonly first: number; readonly weeks: number }

/**
 * The past weeks to draw from.
 *
 * @param recordBegins week of the first day on record
 * @param at week at which the forecast is made: 0 today, below 0 in a back-test
 */
export const historyAt = (recordBegins: number, at: number, method: ForecastMethod): History => {
  const last = at - method.settling
  const weeks = Math.max(0, Math.min(method.mostHistory, last - recordBegins))
  return { first: last - weeks, weeks }
}

/** A span as it was known at a week: the end that was not yet on record is not there. */
type KnownSpan = SpanCount & { readonly points: number; readonly afterRelease: number; readonly until: number }

const never = Number.POSITIVE_INFINITY

const knownAt = (spans: readonly SpanCount[], at: number, weigh: Weigh): readonly KnownSpan[] => {
  const found: KnownSpan[] = []
  for (const span of spans) {
    if (span.recorded > at || span.from > at || (span.replaced !== null && span.replaced <= at)) continue
    const to = span.to !== null && span.closed !== null && span.closed <= at ? span.to : never
    const until = Math.min(to, span.ends ?? never)
    const points = weigh(span) * span.people
    const afterRelease = span.location === 'custody' ? weigh({ ...span, location: 'licence' }) * span.people : points
    if (until > span.from) found.push({ ...span, points, afterRelease, until })
  }
  return found
}

/** The weeks' points of one case from a week on, by its own dates. */
const pointsIn = (span: KnownSpan, week: number, knownFrom: number): number => {
  if (week >= span.until) return 0
  const release = span.release !== null && span.release > knownFrom ? span.release : never
  return week >= release ? span.afterRelease : span.points
}

type Sums = {
  readonly base: Float64Array
  readonly rows: Float64Array[]
  readonly people: Float64Array
  readonly ends: Flows['ends']
  readonly releases: Flows['releases']
  /** Points at each week of the history, and what dates foretold for the week that follows. */
  readonly stood: Float64Array
  readonly foretold: Float64Array
  cases: number
  withoutEnd: number
}

const emptySums = (weeks: number, ahead: number): Sums => {
  const pair = () => ({ people: new Float64Array(ahead + 1), points: new Float64Array(ahead + 1) })
  return {
    base: new Float64Array(ahead + 1),
    rows: Array.from({ length: weeks }, () => new Float64Array(ahead + 1)),
    people: new Float64Array(weeks),
    ends: pair(),
    releases: pair(),
    stood: new Float64Array(weeks + 1),
    foretold: new Float64Array(weeks),
    cases: 0,
    withoutEnd: 0,
  }
}

const plus = (sums: Float64Array, at: number, value: number): void => {
  sums[at] = (sums[at] ?? 0) + value
}

/** Adds a case of today to the weeks ahead. */
const addAhead = (sums: Sums, span: KnownSpan, at: number): void => {
  const { base, ends, releases } = sums
  sums.cases += span.people
  if (span.ends === null) sums.withoutEnd += span.people
  for (let week = 0; week < base.length; week++) plus(base, week, pointsIn(span, at + week, at))
  const endsIn = span.until - at
  if (endsIn < base.length) {
    plus(ends.people, endsIn, span.people)
    plus(ends.points, endsIn, pointsIn(span, span.until - 1, at))
  }
  const releasedIn = (span.release ?? never) - at
  if (span.location === 'custody' && releasedIn > 0 && releasedIn < Math.min(base.length, endsIn)) {
    plus(releases.people, releasedIn, span.people)
    plus(releases.points, releasedIn, span.afterRelease - span.points)
  }
}

/** Adds a span to the past weeks: what stood, what dates foretold, who came. */
const addPast = (sums: Sums, span: KnownSpan, { first, weeks }: History): void => {
  const from = Math.max(span.from - first, 0)
  const until = Math.min(span.until - first, weeks + 1)
  for (let week = from; week < until; week++) plus(sums.stood, week, span.points)
  const foretell = (week: number, points: number): void => {
    const before = week - 1 - first
    if (before >= from && before < Math.min(until, weeks)) plus(sums.foretold, before, points)
  }
  if (span.ends !== null) foretell(span.ends, -span.points)
  if (span.location === 'custody' && span.release !== null) foretell(span.release, span.afterRelease - span.points)
  const came = span.from - 1 - first
  if (!span.arrives || came < 0 || came >= weeks) return
  plus(sums.people, came, span.people)
  const row = sums.rows[came]
  const own = { ...span, until: span.ends ?? never }
  for (let age = 0; row && age < row.length; age++) plus(row, age, pointsIn(own, span.from + age, span.from))
}

/**
 * Everything that moves a team's points, by what was on record at a week.
 *
 * @param spans of the team; of several teams the sum of their flows
 * @param at 0 for today; below 0 it is what would have been known then
 */
export const flowsOf = (
  spans: readonly SpanCount[],
  at: number,
  history: History,
  method: ForecastMethod,
  weigh: Weigh,
): Flows => {
  const sums = emptySums(history.weeks, method.weeks)
  for (const span of knownAt(spans, at, weigh)) {
    addPast(sums, span, history)
    if (span.until > at) addAhead(sums, span, at)
  }
  const { stood, foretold, rows } = sums
  const other = rows.map(
    (row, week) => (stood[week + 1] ?? 0) - (stood[week] ?? 0) - (foretold[week] ?? 0) - (row[0] ?? 0),
  )
  const { base, people, ends, releases, cases, withoutEnd } = sums
  const share = new Float64Array(method.weeks + 1).fill(1)
  return {
    base,
    streams: [{ rows, people, share }],
    other: Float64Array.from(other),
    ends,
    releases,
    cases,
    withoutEnd,
  }
}

const added = (all: readonly Float64Array[]): Float64Array => {
  const sum = new Float64Array(all[0]?.length ?? 0)
  for (const one of all) for (let at = 0; at < sum.length; at++) plus(sum, at, one[at] ?? 0)
  return sum
}

const addedPairs = (all: readonly Flows['ends'][]): Flows['ends'] => ({
  people: added(all.map(one => one.people)),
  points: added(all.map(one => one.points)),
})

/** Streams with the same shares become one, so that a nation costs what a team costs. */
const mergedStreams = (streams: readonly Stream[]): readonly Stream[] =>
  [...Map.groupBy(streams, ({ share }) => share.join()).values()].flatMap(alike => {
    const [first] = alike
    if (!first) return []
    const rows = first.rows.map((_, week) => added(alike.map(one => one.rows[week] ?? new Float64Array())))
    return [{ rows, people: added(alike.map(one => one.people)), share: first.share }]
  })

/** The flows of several teams taken together: each future of the whole is the sum of the same futures of its teams. */
export const sumOfFlows = (all: readonly Flows[]): Flows => ({
  base: added(all.map(one => one.base)),
  streams: mergedStreams(all.flatMap(one => one.streams)),
  other: added(all.map(one => one.other)),
  ends: addedPairs(all.map(one => one.ends)),
  releases: addedPairs(all.map(one => one.releases)),
  cases: all.reduce((sum, one) => sum + one.cases, 0),
  withoutEnd: all.reduce((sum, one) => sum + one.withoutEnd, 0),
})
