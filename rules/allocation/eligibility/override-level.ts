/** Who may decide against a hard rule. */
export type OverrideLevel = 'spo' | 'pdu-head' | 'regional-director' | 'never'

const height: Readonly<Record<OverrideLevel, number>> = { spo: 1, 'pdu-head': 2, 'regional-director': 3, never: 4 }

/** The level that may decide against all of several rules; null of none. */
export const highest = (levels: readonly OverrideLevel[]): OverrideLevel | null =>
  levels.reduce<OverrideLevel | null>((so, one) => (so === null || height[one] > height[so] ? one : so), null)
