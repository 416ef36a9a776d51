import type { Mode } from '../mode.ts'
import type { Resolved } from '../registrations/resolve.ts'
import { resolveRegistrations } from '../registrations/resolve.ts'
import type { RuleSetV3 } from '../rule-sets/rule-set.ts'
import { TieringError } from '../tiering-error.ts'
import type { V3Input } from './input.ts'
import type { V3Tier } from './order.ts'
import { highestOf } from './order.ts'
import type { Uncertainty } from './provisional.ts'
import { uncertaintyV3 } from './provisional.ts'
import type { ProposalV3 } from './rules.ts'
import { proposalsV3 } from './rules.ts'

export type DecisionV3 = {
  readonly tier: V3Tier
  readonly uncertainty: Uncertainty
  readonly proposals: readonly ProposalV3[]
  readonly resolved: Resolved
}

const certain: Uncertainty = { staticScores: false, noRosh: false }

/**
 * The tier alone, with what it came from.
 *
 * @throws TieringError for a score that no rule covers; in the mode `candour` also above 100
 * @source tiering.md 1.6
 */
export const decideV3 = (input: V3Input, mode: Mode, ruleSet: RuleSetV3): DecisionV3 => {
  const resolved = resolveRegistrations(input.registrations, mode)
  if (mode === 'candour') refuseAboveHundred(input)
  const arp = input.predictors?.arp ?? null
  const csrp = input.predictors?.csrp ?? null
  // The peer looks at no score of somebody who is not supervised, or of whom one score is missing.
  if (!input.hasActiveEvent || !arp || !csrp) {
    const tier = input.hasActiveEvent ? 'MISSING' : 'NOT_SUPERVISED'
    return { tier, uncertainty: certain, proposals: withoutScores(input, resolved, ruleSet), resolved }
  }
  const proposals = proposalsV3(input, resolved, ruleSet)
  const tier = highestOf(proposals.map(({ proposal }) => proposal)) ?? 'MISSING'
  return { tier, uncertainty: uncertaintyV3({ arp, csrp }, proposals, resolved, ruleSet), proposals, resolved }
}

/** What the rules that need no predictor would propose: shown, and never the tier. */
const withoutScores = (input: V3Input, resolved: Resolved, ruleSet: RuleSetV3): readonly ProposalV3[] =>
  proposalsV3({ ...input, predictors: null }, resolved, ruleSet)

const refuseAboveHundred = ({ predictors }: V3Input): void => {
  for (const name of ['arp', 'csrp', 'dcSrp'] as const) {
    const score = predictors?.[name]?.score ?? 0
    if (!(score >= 0 && score <= 100))
      throw new TieringError(
        `predictors.${name}`,
        `${labels[name]} is ${score}: a percentage from 0 to 100 was expected`,
      )
  }
}

const labels = { arp: 'ARP', csrp: 'CSRP', dcSrp: 'DC-SRP' }
