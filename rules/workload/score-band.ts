/** Band of a reoffending score (OGRS) as the allocation messages have it, each with the lowest score in it. */
const bands = [
  ['Very High', 90],
  ['High', 75],
  ['Medium', 50],
  ['Low', 0],
] as const

export type ScoreBand = (typeof bands)[number][0]

/**
 * The band of a score in percent.
 *
 * @returns null without a score, or below 0
 * @source hmpps-workload, bands in the message of an allocation
 */
export const scoreBand = (score: number | null): ScoreBand | null =>
  score === null ? null : (bands.find(([, lowest]) => score >= lowest)?.[0] ?? null)
