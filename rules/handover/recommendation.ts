/** Who should be the prison offender manager: a probation officer, a prison officer, or no recommendation. */
export type Recommendation = 'PO' | 'PRO' | 'NOREC'

export type RecommendedFor = {
  /** Letter of the tier; null when there is none. */
  readonly tier: string | null
  /** Risk of serious harm; null when it is not recorded. */
  readonly rosh: string | null
  readonly immigrationCase: boolean
  /** False where the prison only supports: the community is responsible. */
  readonly prisonResponsible: boolean
}

/** What a recommendation goes by. The peer has both, behind a switch; Candour goes by the risk. */
export type Strategy = 'tier' | 'risk'

const high = new Set(['HIGH', 'VERY_HIGH'])

/**
 * Whether a prison or a probation officer should manage somebody in custody.
 *
 * @returns no recommendation where the risk decides and is not recorded: it is never guessed
 * @source prison allocation service, recommendations by tier and by risk of serious harm; reference/workload.md 5.3
 */
export const recommendedManager = (person: RecommendedFor, strategy: Strategy = 'risk'): Recommendation => {
  const { tier, rosh, immigrationCase, prisonResponsible } = person
  if (immigrationCase || !prisonResponsible) return 'PRO'
  if (strategy === 'tier') return tier === 'A' || tier === 'B' ? 'PO' : 'PRO'
  if (tier === 'A' || (rosh !== null && high.has(rosh))) return 'PO'
  return rosh === null || rosh.trim() === '' ? 'NOREC' : 'PRO'
}
