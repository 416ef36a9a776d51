import type { Desk, Job } from './floor.ts'
import { give, shareOf, takeBack } from './floor.ts'

/** As in a single move: below this two shares are the same. */
const SAME = 1e-10

/** One or two jobs of a desk, or none. */
type Set2 = { readonly jobs: readonly Job[]; readonly size: number; readonly points: bigint }

const NONE: Set2 = { jobs: [], size: 0, points: 0n }

const setOf = (...jobs: readonly Job[]): Set2 => ({
  jobs,
  size: jobs.reduce((sum, job) => sum + job.size, 0),
  points: jobs.reduce((sum, job) => sum + job.of.points, 0n),
})

/** More jobs of different kinds than any desk has in practice: their pairs, half the square, must fit in memory. */
const MOST_JOBS = 400

/** At most two of each kind: a third of the same size and officers makes no pair that two do not. */
const differing = (desk: Desk): readonly Job[] => {
  const kinds = Map.groupBy(desk.jobs, ({ team }) => team)
  return [...kinds.values()]
    .flatMap(jobs => [...Map.groupBy(jobs, ({ size }) => size).values()].flatMap(same => same.slice(0, 2)))
    .slice(0, MOST_JOBS)
}

const setsOf = (desk: Desk): readonly Set2[] => {
  const jobs = differing(desk)
  const pairs = jobs.flatMap((one, index) => jobs.slice(index + 1).map(other => setOf(one, other)))
  return [...jobs.map(job => setOf(job)), ...pairs].sort((a, b) => a.size - b.size)
}

const mayGo = ({ jobs }: Set2, desk: Desk): boolean => jobs.every(job => job.team.has.has(desk))

/**
 * What `to` gives back for a set of jobs: the smallest that leaves `to` low enough, if `from` is then lower than it was.
 * Sets are in order of size, so that the search is one step of halving and a few that do not fit.
 */
const backFor = (given: Set2, from: Desk, to: Desk, sets: readonly Set2[]): Set2 | undefined => {
  const below = shareOf(from) - SAME
  const least = to.load + given.size - below * to.available
  if (least <= 0 && fitsBoth(given, NONE, from, to)) return NONE
  let [low, high] = [0, sets.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sets[middle]?.size ?? 0) < least) low = middle + 1
    else high = middle
  }
  for (const back of sets.slice(low)) {
    if (back.size >= given.size - SAME * from.available) return undefined
    if (mayGo(back, from) && fitsBoth(given, back, from, to)) return back
  }
  return undefined
}

const fitsBoth = (given: Set2, back: Set2, from: Desk, to: Desk): boolean =>
  to.left + back.points >= given.points &&
  from.left + given.points >= back.points &&
  to.places + back.jobs.length >= given.jobs.length &&
  from.places + given.jobs.length >= back.jobs.length

const exchange = (given: Set2, back: Set2, from: Desk, to: Desk): void => {
  for (const job of [...given.jobs, ...back.jobs]) takeBack(job)
  for (const job of given.jobs) give(job, to)
  for (const job of back.jobs) give(job, from)
}

/** Lowers a desk by exchanging one or two of its jobs for up to two of another, emptiest first; answers the other desk. */
export const exchangePairs = (from: Desk): Desk | undefined => {
  const share = shareOf(from)
  const sets = setsOf(from)
  const targets = new Set([...from.jobs].flatMap(job => job.team.desks))
  for (const to of [...targets].filter(one => shareOf(one) < share).sort((a, b) => shareOf(a) - shareOf(b))) {
    const others = setsOf(to)
    for (const given of sets) {
      const back = mayGo(given, to) ? backFor(given, from, to, others) : undefined
      if (!back) continue
      exchange(given, back, from, to)
      return to
    }
  }
  return undefined
}
