import type { Desk, Floor, Job } from './floor.ts'
import { fits, fitsInstead, move, preferenceFor, shareOf, swap } from './floor.ts'
import { exchangePairs } from './pairs.ts'

/** Below this two shares of available points are the same: a tenth of a millionth of a point in a full post. */
const SAME = 1e-10

/** A change that leaves both desks below the share of the fuller one. `swap` absent: the job moves. */
type Change = { readonly job: Job; readonly to: Desk; readonly swap?: Job; readonly highest: number }

type Rule = { readonly keepPreference: boolean }

const gain = (job: Job, from: Desk, to: Desk): number => preferenceFor(job, to) - preferenceFor(job, from)

const moveOf = (job: Job, from: Desk, to: Desk): Change | undefined => {
  if (!fits(job, to)) return undefined
  const highest = Math.max((to.load + job.size) / to.available, (from.load - job.size) / from.available)
  return { job, to, highest }
}

const swapOf = (job: Job, other: Job, from: Desk, to: Desk): Change | undefined => {
  if (other.size >= job.size || !other.team.has.has(from) || !fitsInstead(job, other, to)) return undefined
  const change = job.size - other.size
  const highest = Math.max((to.load + change) / to.available, (from.load - change) / from.available)
  return { job, to, swap: other, highest }
}

const allowed = (change: Change | undefined, from: Desk, below: number, rule: Rule): change is Change => {
  if (!change || change.highest >= below - SAME) return false
  if (!rule.keepPreference) return true
  const back = change.swap ? gain(change.swap, change.to, from) : 0
  return gain(change.job, from, change.to) + back >= 0
}

/** The best change between two desks. */
const bestBetween = (from: Desk, to: Desk, jobs: readonly Job[], rule: Rule): Change | undefined => {
  let best: Change | undefined
  const consider = (change: Change | undefined): void => {
    if (allowed(change, from, best?.highest ?? shareOf(from), rule)) best = change
  }
  for (const job of jobs) {
    if (!job.team.has.has(to)) continue
    consider(moveOf(job, from, to))
    for (const other of to.jobs) consider(swapOf(job, other, from, to))
  }
  return best
}

/** Jobs that differ in size, officers or preference; moving one of several equals is as good as another. */
const differing = (desk: Desk): readonly Job[] => {
  const seen = new Map<string, Set<object>>()
  return [...desk.jobs].filter(job => {
    if (job.size === 0) return false
    if (job.of.preference.size > 0) return true
    const teams = seen.get(String(job.size)) ?? new Set()
    if (teams.has(job.team)) return false
    seen.set(String(job.size), teams.add(job.team))
    return true
  })
}

/** Lowers one desk by the first change found, looking at the emptiest desks first. */
const lower = (desk: Desk, rule: Rule): Desk | undefined => {
  const jobs = differing(desk)
  const targets = new Set(jobs.flatMap(job => job.team.desks))
  const share = shareOf(desk)
  for (const to of [...targets].filter(one => shareOf(one) < share).sort((a, b) => shareOf(a) - shareOf(b))) {
    const change = bestBetween(desk, to, jobs, rule)
    if (!change) continue
    if (change.swap) swap(change.job, change.swap)
    else move(change.job, to)
    return to
  }
  return undefined
}

const fullestOf = (desks: Iterable<Desk>): Desk | undefined => {
  let fullest: Desk | undefined
  for (const desk of desks) if (!fullest || shareOf(desk) > shareOf(fullest)) fullest = desk
  return fullest
}

/**
 * Evens the floor out from its fullest desk down: a change is made when both desks it touches end below the fuller one.
 * The sorted shares fall with each, so it ends. Until a desk stands that nothing lowers, pairs of jobs are exchanged too.
 */
export const levelFrom = (floor: Floor, rule: Rule, outOfTime: () => boolean): void => {
  const open = new Set(floor.desks)
  let pairsHelp = !rule.keepPreference
  while (open.size > 0 && !outOfTime()) {
    const fullest = fullestOf(open)
    if (!fullest) return
    const other = lower(fullest, rule) ?? (pairsHelp ? exchangePairs(fullest) : undefined)
    if (other) {
      open.add(other)
      continue
    }
    // A desk that came full, with nothing to give away, says nothing of the others.
    if (fullest.jobs.size > 0) pairsHelp = false
    open.delete(fullest)
  }
}
