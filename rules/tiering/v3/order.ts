import type { TierV3 } from '../rule-sets/rule-set.ts'

/** A tier, or why there is none. */
export type V3Tier = TierV3 | 'MISSING' | 'NOT_SUPERVISED'

/** Every answer of the rule, lowest first. @source tiering.md 1.6 */
export const v3Order: readonly V3Tier[] = ['NOT_SUPERVISED', 'MISSING', 'G', 'F', 'E', 'D', 'C', 'B', 'A']

/** Above 0 when the first is the higher tier. */
export const compareV3 = (one: V3Tier, other: V3Tier): number => v3Order.indexOf(one) - v3Order.indexOf(other)

/** The highest of several proposals; null when there is none. */
export const highestOf = (tiers: readonly (TierV3 | null)[]): TierV3 | null =>
  tiers.reduce<TierV3 | null>((best, tier) => {
    if (tier === null) return best
    return best === null || compareV3(tier, best) > 0 ? tier : best
  }, null)
