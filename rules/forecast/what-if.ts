import type { Figure, Grade, Location } from '@candour/workload'
import { known } from '@candour/workload'
import { type Flows, flowsOf, type History, type Stream, sumOfFlows } from './flows.ts'
import type { ForecastMethod } from './method.ts'
import { availableOf, type PostAhead } from './posts.ts'
import type { SpanCount, Weigh } from './span-count.ts'

/** Changes that somebody wants to look at. `week` is the first week ahead in which a change holds; weights change at once. */
export type Wishes = {
  /** New cases that would go to these teams go to the others of the unit, by what those have available, or to nobody. */
  readonly closed: { readonly teams: readonly string[]; readonly week: number; readonly to: 'others' | 'nobody' } | null
  /** Officers who go: by name, or so many of a grade. Their cases stay with their team. */
  readonly lost: {
    readonly officers: readonly string[]
    readonly grade: { readonly grade: Grade; readonly number: number } | null
    readonly week: number
  } | null
  /** People who come at once, to one team or shared by what the teams have available. Null weeks: they stay. */
  readonly cohort: {
    readonly team: string | null
    readonly week: number
    readonly location: Location
    readonly tiers: readonly { readonly tier: string; readonly people: number }[]
    readonly stay: number | null
  } | null
  readonly weights: readonly { readonly tier: string; readonly location: Location; readonly points: number }[]
  /** Tiers whose post-sentence supervision stops: it weighs nothing. */
  readonly suspended: readonly string[]
  /** Hours a week more, or fewer below 0, for everybody or for a grade. */
  readonly hours: { readonly grade: Grade | null; readonly each: number; readonly week: number } | null
}

export const noWishes: Wishes = { closed: null, lost: null, cohort: null, weights: [], suspended: [], hours: null }

/** A team as it is: what moves its points, and its posts. */
export type TeamAhead = {
  readonly team: string
  readonly flows: Flows
  /** What was recorded of its people. Needed only for wishes that change weights (`changesWeights`). */
  readonly spans: readonly SpanCount[] | null
  readonly posts: readonly PostAhead[]
  /** Points that belong to no case. */
  readonly extra: number
}

/** What a team's forecast is made from, with or without wishes. */
export type TeamFlows = {
  readonly team: string
  readonly flows: Flows
  readonly extra: number
  readonly available: readonly Figure[]
}

/** The weights that hold under some wishes. */
export const weighUnder = ({ weights, suspended }: Wishes, weigh: Weigh): Weigh => {
  const changed = new Map(weights.map(({ tier, location, points }) => [`${tier} ${location}`, points]))
  const stopped = new Set(suspended)
  return sort => {
    if (sort.postSentence && sort.tier !== null && stopped.has(sort.tier)) return 0
    const points = sort.inactive === null ? changed.get(`${sort.tier} ${sort.location}`) : undefined
    return points ?? weigh(sort)
  }
}

/** Whether a wish changes what a case weighs: then the people of the teams are looked at again, and only then. */
export const changesWeights = ({ weights, suspended }: Wishes): boolean => weights.length > 0 || suspended.length > 0

/** Flows are sums of weights, so that a changed weight adds the flows of those it touches by as much as it changed. */
const reweighed = (one: TeamAhead, weigh: Weigh, weighed: Weigh, history: History, method: ForecastMethod): Flows => {
  if (one.spans === null) throw new Error(`Weights change and the people of ${one.team} were not read`)
  const change: Weigh = sort => weighed(sort) - weigh(sort)
  const touched = one.spans.filter(
    span => change(span) !== 0 || (span.location === 'custody' && change({ ...span, location: 'licence' }) !== 0),
  )
  if (touched.length === 0) return one.flows
  const changed = flowsOf(touched, 0, history, method, change)
  const { streams, ends, releases, cases, withoutEnd } = one.flows
  const sum = sumOfFlows([one.flows, changed])
  return {
    ...sum,
    // A team's own flows have one stream, and nobody comes or goes because a weight changed.
    streams: sum.streams.map((stream, at) => ({ ...stream, people: streams[at]?.people ?? stream.people })),
    ends: { ...sum.ends, people: ends.people },
    releases: { ...sum.releases, people: releases.people },
    ...{ cases, withoutEnd },
  }
}

const from = (week: number, weeks: number): Float64Array => new Float64Array(weeks + 1).fill(1, week)

const moreHours = (post: PostAhead, { hours }: Wishes): PostAhead => {
  const { perHour } = post
  if (!hours || perHour === null || (hours.grade !== null && hours.grade !== post.grade)) return post
  const available = post.available.map((figure, week) =>
    figure.known && figure.value > 0 && week >= hours.week
      ? known(Math.max(0, Math.trunc(figure.value + hours.each * perHour)))
      : figure,
  )
  return { ...post, available }
}

/** Nobody knows which ones of a grade go, so each keeps the share that is left of all of them. */
const keptOfGrade = (posts: readonly PostAhead[], { lost }: Wishes): number => {
  if (!lost?.grade) return 1
  const { grade, number } = lost.grade
  const named = new Set(lost.officers)
  const left = posts.filter(post => post.grade === grade && !named.has(post.officer)).length
  return left === 0 ? 0 : Math.max(0, left - number) / left
}

const afterLoss = (post: PostAhead, { lost }: Wishes, kept: number): PostAhead => {
  if (!lost) return post
  const share = lost.officers.includes(post.officer) ? 0 : post.grade === lost.grade?.grade ? kept : 1
  const available = post.available.map((figure, week) =>
    figure.known && week >= lost.week ? known(Math.trunc(figure.value * share)) : figure,
  )
  return { ...post, available }
}

/** Which part of something shared falls to each team in each week: by points available, evenly where nobody has any. */
const sharesOf = (teams: readonly Pick<TeamFlows, 'team' | 'available'>[], weeks: number) => {
  const value = (figure: Figure | undefined): number => (figure?.known ? figure.value : 0)
  return new Map(
    teams.map(({ team, available }) => [
      team,
      Float64Array.from({ length: weeks + 1 }, (_, week) => {
        const all = teams.reduce((sum, one) => sum + value(one.available[week]), 0)
        return all > 0 ? value(available[week]) / all : 1 / teams.length
      }),
    ]),
  )
}

const closeLists = (teams: readonly TeamFlows[], { closed }: Wishes, weeks: number): readonly TeamFlows[] => {
  if (!closed) return teams
  const shut = new Set(closed.teams)
  const holds = from(closed.week, weeks)
  const shares = sharesOf(
    teams.filter(({ team }) => !shut.has(team)),
    weeks,
  )
  const turnedAway = teams.filter(({ team }) => shut.has(team)).flatMap(({ flows }) => flows.streams)
  const times = (stream: Stream, share: Float64Array): Stream => ({
    ...stream,
    share: stream.share.map((part, week) => part * (share[week] ?? 0)),
  })
  return teams.map(one => {
    if (shut.has(one.team)) {
      const open = holds.map(held => 1 - held)
      return { ...one, flows: { ...one.flows, streams: one.flows.streams.map(stream => times(stream, open)) } }
    }
    if (closed.to === 'nobody') return one
    const part = holds.map((held, week) => held * (shares.get(one.team)?.[week] ?? 0))
    const taken = turnedAway.map(stream => times(stream, part))
    return { ...one, flows: { ...one.flows, streams: [...one.flows.streams, ...taken] } }
  })
}

const addCohort = (teams: readonly TeamFlows[], wishes: Wishes, weigh: Weigh, weeks: number): readonly TeamFlows[] => {
  const { cohort, closed } = wishes
  if (!cohort) return teams
  const open = teams.filter(({ team }) => !closed?.teams.includes(team))
  const shares = sharesOf(
    open.filter(({ team }) => cohort.team === null || team === cohort.team),
    weeks,
  )
  const { week: comes, location, stay } = cohort
  const points = cohort.tiers.reduce(
    (sum, { tier, people }) => sum + people * weigh({ tier, location, inactive: null, postSentence: false }),
    0,
  )
  const goes = stay === null ? weeks + 1 : comes + stay
  return teams.map(one => {
    const share = shares.get(one.team)?.[comes] ?? 0
    const base = one.flows.base.map((value, week) => (week >= comes && week < goes ? value + share * points : value))
    return { ...one, flows: { ...one.flows, base } }
  })
}

/**
 * What the forecasts of a unit's teams are made from once some wishes hold. Without wishes, from what is.
 *
 * @param weigh points of a case as they are
 */
export const teamsUnder = (
  teams: readonly TeamAhead[],
  wishes: Wishes,
  history: History,
  method: ForecastMethod,
  weigh: Weigh,
): readonly TeamFlows[] => {
  const weighed = weighUnder(wishes, weigh)
  const kept = keptOfGrade(
    teams.flatMap(({ posts }) => posts),
    wishes,
  )
  const changed = teams.map((one): TeamFlows => {
    const { team, posts, extra } = one
    const left = posts.map(post => afterLoss(moreHours(post, wishes), wishes, kept))
    const flows = changesWeights(wishes) ? reweighed(one, weigh, weighed, history, method) : one.flows
    return { team, flows, extra, available: availableOf(left, method.weeks) }
  })
  return addCohort(closeLists(changed, wishes, method.weeks), wishes, weighed, method.weeks)
}
