import type { Resolved } from '../registrations/resolve.ts'
import type { RuleSetV3, TierV3 } from '../rule-sets/rule-set.ts'
import type { Score } from './input.ts'
import { compareV3, highestOf } from './order.ts'
import type { ProposalV3 } from './rules.ts'
import { reoffendingTier } from './rules.ts'

/** Why a tier may still change. Both false: it is certain. */
export type Uncertainty = { readonly staticScores: boolean; readonly noRosh: boolean }

type Scores = { readonly arp: Score; readonly csrp: Score }

/**
 * Whether the tier may still rise when the assessment is finished.
 *
 * @source hmpps-tier affac98a, provisional tiers; tiering.md 1.7
 */
export const uncertaintyV3 = (
  { arp, csrp }: Scores,
  proposals: readonly ProposalV3[],
  resolved: Resolved,
  ruleSet: RuleSetV3,
): Uncertainty => ({
  staticScores: uncertainScores({ arp, csrp }, proposals, ruleSet),
  noRosh: uncertainRosh({ arp, csrp }, proposals, resolved, ruleSet),
})

/** A static score could rise to the best that the other score allows; a rule that already gives as much makes it certain. */
const uncertainScores = ({ arp, csrp }: Scores, proposals: readonly ProposalV3[], ruleSet: RuleSetV3): boolean => {
  if (arp.type === 'DYNAMIC' && csrp.type === 'DYNAMIC') return false
  const topArp = ruleSet.arpColumns[0] ?? 0
  const topCsrp = ruleSet.reoffending[0]?.from ?? 0
  const best = reoffendingTier(
    arp.type === 'STATIC' ? topArp : arp.score,
    csrp.type === 'STATIC' ? topCsrp : csrp.score,
    ruleSet,
  )
  return !reaches(highestOf(proposals.filter(({ rule }) => rule !== 'REOFFENDING').map(proposalOf)), best)
}

/** Without a level of risk of serious harm the tier could still rise to what the highest level would give. */
const uncertainRosh = (
  { arp, csrp }: Scores,
  proposals: readonly ProposalV3[],
  { rosh, mappaCategory }: Resolved,
  ruleSet: RuleSetV3,
): boolean => {
  if (rosh) return false
  const countsTable = arp.type === 'DYNAMIC' && csrp.type === 'DYNAMIC'
  const others = proposals.filter(({ rule }) => rule !== 'MAPPA_ROSH' && (countsTable || rule !== 'REOFFENDING'))
  const certain = ruleSet.certainWithoutRosh[mappaCategory ? 'withCategory' : 'without']
  return !reaches(highestOf(others.map(proposalOf)), certain)
}

const proposalOf = ({ proposal }: ProposalV3): TierV3 | null => proposal

const reaches = (tier: TierV3 | null, wanted: TierV3): boolean => tier !== null && compareV3(tier, wanted) >= 0
