import type { Quotas } from '../flow/quotas.ts'
import type { Desk, Floor, Job } from './floor.ts'
import { fits, fitsInstead, give, takeBack } from './floor.ts'

const DEPTH = 3

const shareWith = (desk: Desk, job: Job): number => (desk.load + job.size) / desk.available

/** The desk with the lowest share after it has taken the job. */
const lowest = (job: Job, desks: Iterable<Desk>): Desk | undefined => {
  let best: Desk | undefined
  for (const desk of desks)
    if (fits(job, desk) && (best === undefined || shareWith(desk, job) < shareWith(best, job))) best = desk
  return best
}

const bySize = (a: Job, b: Job): number => b.size - a.size || a.team.desks.length - b.team.desks.length

/** Large cases first, each to whoever then carries the smallest share. */
export const placeLargestFirst = (floor: Floor): void => {
  for (const job of [...floor.jobs].sort(bySize)) {
    const desk = lowest(job, job.team.desks)
    if (desk) give(job, desk)
  }
}

/**
 * Large cases first, each to whoever of its pool has most of the pool's points still to come. What far-off officers have room for
 * reaches a crowded team along a chain of teams, which moves from one desk to the next do not find.
 */
export const placeByQuota = (floor: Floor, quotas: Quotas): void => {
  const left = new Map([...quotas].map(([pool, points]) => [pool, new Map(points)]))
  for (const job of [...floor.jobs].sort(bySize)) {
    const own = left.get(job.of.pool)
    let best: Desk | undefined
    const wants = (desk: Desk): number => own?.get(desk.officer) ?? 0
    for (const desk of job.team.desks) if (fits(job, desk) && (!best || wants(desk) > wants(best))) best = desk
    if (!best) continue
    own?.set(best.officer, wants(best) - job.size)
    give(job, best)
  }
}

/** Cases with the fewest officers first, so that a case with one officer finds the room there. */
export const placeScarcestFirst = (floor: Floor): void => {
  const scarcest = (a: Job, b: Job): number => a.team.desks.length - b.team.desks.length || b.size - a.size
  for (const job of [...floor.jobs].sort(scarcest)) {
    const desk = lowest(job, job.team.desks)
    if (desk) give(job, desk)
  }
}

/** Small cases first, each to whoever has most room: the way to place many. */
export const placeSmallestFirst = (floor: Floor): void => {
  for (const job of [...floor.jobs].sort((a, b) => a.size - b.size || a.of.order - b.of.order)) {
    let best: Desk | undefined
    for (const desk of job.team.desks) if (fits(job, desk) && (!best || desk.left > best.left)) best = desk
    if (best) give(job, best)
  }
}

type Tries = { left: number }

const makeRoom = (job: Job, desk: Desk, depth: number, tries: Tries): boolean => {
  if (desk.left < 0n || (desk.places <= 0 && desk.jobs.size === 0)) return false
  for (const other of [...desk.jobs]) {
    if (tries.left-- <= 0) return false
    if (!fitsInstead(job, other, desk) || (desk.places > 0 && other.of.points === 0n)) continue
    takeBack(other)
    give(job, desk)
    if (insertJob(other, depth - 1, tries, desk)) return true
    takeBack(job)
    give(other, desk)
  }
  return false
}

const insertJob = (job: Job, depth: number, tries: Tries, not?: Desk): boolean => {
  for (const desk of job.team.desks)
    if (desk !== not && fits(job, desk)) {
      give(job, desk)
      return true
    }
  if (depth === 0) return false
  return job.team.desks.some(desk => desk !== not && makeRoom(job, desk, depth, tries))
}

/** Moves looked at before one case is given up on, and before the search is. */
export type Budget = { readonly each: number; readonly all: number }

/**
 * Places jobs that have no desk, in this order, by moving others along, up to three in a row.
 *
 * A case whose like was given up on is not tried again at that depth: it is no smaller and has no other officers.
 */
export const insertRest = (rest: readonly Job[], budget: Budget, outOfTime: () => boolean): void => {
  const tries = { left: budget.all }
  for (let depth = 1; depth <= DEPTH; depth++) {
    const failed = new Map<object, number>()
    for (const job of rest) {
      if (job.desk || job.size >= (failed.get(job.team) ?? Number.POSITIVE_INFINITY)) continue
      if (outOfTime() || tries.left <= 0) return
      const own = { left: Math.min(budget.each, tries.left) }
      const before = own.left
      if (!insertJob(job, depth, own)) failed.set(job.team, job.size)
      tries.left -= before - Math.max(0, own.left)
    }
  }
}

export const withoutDesk = (floor: Floor): readonly Job[] => floor.jobs.filter(({ desk }) => !desk)

export const isComplete = (floor: Floor): boolean => floor.jobs.every(({ desk }) => desk)
