import { type Day, workingDaysAfter } from '@candour/timeliness'
import type { LimitSetData, Risk, WaitingLimit } from './limit-set.ts'

/** Somebody without a named officer. */
export type Waiting = { readonly since: Day; readonly risk: Risk; readonly tier: string | null }

/** The limit that holds for somebody: of those that match their risk or their tier, the shortest. */
export const waitingLimitOf = (set: LimitSetData, { risk, tier }: Omit<Waiting, 'since'>): WaitingLimit => {
  const letter = tier?.slice(0, 1) ?? ''
  const matching = set.waiting.filter(one => one.risk === risk || one.tiers?.includes(letter))
  const [first, ...others] = matching
  if (!first) throw new RangeError(`${set.id} has no waiting limit for risk ${risk}`)
  return others.reduce((shortest, one) => (one.workingDays < shortest.workingDays ? one : shortest), first)
}

/** The last day on which somebody's wait is within its limit. */
export const lastDayWithin = (set: LimitSetData, waiting: Waiting): Day =>
  workingDaysAfter(waiting.since, waitingLimitOf(set, waiting).workingDays)
