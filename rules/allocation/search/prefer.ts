import type { Desk, Floor, Job } from './floor.ts'
import { fits, fitsInstead, move, preferenceFor, swap } from './floor.ts'

const NOTHING = 1e-9

type Change = { readonly to: Desk; readonly swap?: Job; readonly gain: number }

const swapGain = (job: Job, from: Desk, other: Job, to: Desk): number =>
  other.team.has.has(from) && fitsInstead(job, other, to) && fitsInstead(other, job, from)
    ? preferenceFor(other, from) - preferenceFor(other, to)
    : Number.NEGATIVE_INFINITY

const bestChange = (job: Job, from: Desk): Change | undefined => {
  let best: Change | undefined
  for (const to of job.team.desks) {
    const gain = preferenceFor(job, to) - preferenceFor(job, from)
    if (gain <= NOTHING) continue
    if (fits(job, to) && gain > (best?.gain ?? NOTHING)) best = { to, gain }
    for (const other of to.jobs) {
      const both = gain + swapGain(job, from, other, to)
      if (both > (best?.gain ?? NOTHING)) best = { to, swap: other, gain: both }
    }
  }
  return best
}

/** Moves and swaps within the room of the floor, as long as the sum of preferences rises. */
export const preferWithin = (floor: Floor, outOfTime: () => boolean): void => {
  const jobs = floor.jobs.filter(({ of }) => of.preference.size > 0)
  for (let changed = true; changed && !outOfTime(); ) {
    changed = false
    for (const job of jobs) {
      const change = job.desk && bestChange(job, job.desk)
      if (!change) continue
      if (change.swap) swap(job, change.swap)
      else move(job, change.to)
      changed = true
    }
  }
}
