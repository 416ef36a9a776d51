import type { EscalationKind, EscalationRule, Limit, LimitKind, LimitSetData } from './limit-set.ts'
import { checkLimitSet } from './limit-set-check.ts'
import { limits2026 } from './sets/2026.ts'

/** Every set that is shipped, the newest first. A set that contradicts itself stops the program here, with the place named. */
const limitSets: readonly LimitSetData[] = [limits2026]
for (const set of limitSets) checkLimitSet(set)

/** The set that holds on a day. @throws RangeError for a day before the first set */
export const limitSetOn = (day: string): LimitSetData => {
  const set = limitSets.find(({ validFrom }) => validFrom <= day)
  if (!set) throw new RangeError(`No limits are known for ${day}`)
  return set
}

/** One limit of a set. Every set has one of each kind: the check sees to it. */
export const limitOf = (set: LimitSetData, kind: LimitKind): Limit => {
  const limit = set.limits.find(one => one.kind === kind)
  if (!limit) throw new RangeError(`${set.id} has no limit "${kind}"`)
  return limit
}

/** How an escalation of a kind goes, by a set. */
export const escalationRule = (set: LimitSetData, kind: EscalationKind): EscalationRule => {
  const rule = set.escalations.find(one => one.kind === kind)
  if (!rule) throw new RangeError(`${set.id} has no escalation "${kind}"`)
  return rule
}
