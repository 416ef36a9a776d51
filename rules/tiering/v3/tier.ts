import type { Changes } from '../changes/nearest.ts'
import type { Difference, Gap, Mode } from '../mode.ts'
import type { RuleSetStamp, RuleSetV3, TierV3 } from '../rule-sets/rule-set.ts'
import { v3June2026 } from '../rule-sets/v3-2026-06.ts'
import { TieringError } from '../tiering-error.ts'
import { changesV3 } from './changes.ts'
import type { DecisionV3 } from './decide.ts'
import { decideV3 } from './decide.ts'
import { gapsV3 } from './gaps.ts'
import type { V3Input } from './input.ts'
import type { V3Tier } from './order.ts'
import type { ProposalV3, RuleNameV3 } from './rules.ts'

/** Tier v3 with everything that a person may ask about it. */
export type ResultV3 = {
  readonly version: 'v3'
  readonly mode: Mode
  readonly ruleSet: RuleSetStamp
  readonly tier: V3Tier
  /** The tier may still rise when the assessment is finished. */
  readonly provisional: boolean
  /** The proposal of each rule that fired; empty where there is no tier. */
  readonly steps: Readonly<Partial<Record<RuleNameV3, TierV3>>>
  /** Every rule with its proposal and why, and whether it is one of those that decided. */
  readonly rules: readonly (ProposalV3 & { readonly decided: boolean })[]
  readonly decidedBy: readonly RuleNameV3[]
  readonly changes: Changes
  readonly missing: readonly Gap[]
  readonly differences: readonly Difference[]
}

/**
 * The tier of the third model: the highest that any of eight rules proposes.
 *
 * @throws TieringError naming the answer that no rule covers
 * @source hmpps-tier affac98a; tiering.md 1.6 and 1.7
 */
export const tierV3 = (input: V3Input, mode: Mode = 'candour', ruleSet: RuleSetV3 = v3June2026): ResultV3 => {
  const decision = decideV3(input, mode, ruleSet)
  const hasTier = decision.tier !== 'MISSING' && decision.tier !== 'NOT_SUPERVISED'
  const fired = hasTier ? decision.proposals.filter(({ proposal }) => proposal !== null) : []
  const decidedBy = fired.filter(({ proposal }) => proposal === decision.tier).map(({ rule }) => rule)
  return {
    version: 'v3',
    mode,
    ruleSet: { id: ruleSet.id, validFrom: ruleSet.validFrom, source: ruleSet.source },
    tier: decision.tier,
    provisional: decision.uncertainty.staticScores || decision.uncertainty.noRosh,
    steps: Object.fromEntries(fired.map(({ rule, proposal }) => [rule, proposal])),
    rules: decision.proposals.map(one => ({ ...one, decided: decidedBy.includes(one.rule) })),
    decidedBy,
    changes: changesV3(input, mode, ruleSet),
    missing: gapsV3(input, decision, ruleSet),
    differences: differencesV3(input, decision, ruleSet),
  }
}

/** Where the peer would answer otherwise. Reckoned in the one mode and said in both. */
const differencesV3 = (input: V3Input, decision: DecisionV3, ruleSet: RuleSetV3): readonly Difference[] => {
  const said = ({ tier, uncertainty }: DecisionV3) =>
    `${tier}${uncertainty.staticScores || uncertainty.noRosh ? ', provisional' : ''}`
  const answers = { strict: wordsOf(input, 'strict', ruleSet, said), candour: wordsOf(input, 'candour', ruleSet, said) }
  if (answers.strict === answers.candour) return []
  return [{ about: 'tier v3', peer: answers.strict, candour: answers.candour, why: whyV3(decision, input) }]
}

const wordsOf = (input: V3Input, mode: Mode, ruleSet: RuleSetV3, said: (decision: DecisionV3) => string): string => {
  try {
    return said(decideV3(input, mode, ruleSet))
  } catch (error) {
    if (error instanceof TieringError) return 'refused'
    throw error
  }
}

const whyV3 = ({ resolved }: DecisionV3, { predictors }: V3Input): string => {
  if (resolved.gaps.length > 0) return 'The peer reads the newest registration only; Candour the highest that stands'
  if ([predictors?.arp, predictors?.csrp, predictors?.dcSrp].some(one => one && one.score > 100))
    return 'The peer takes a percentage above 100; Candour refuses it'
  return 'The peer reads the MAPPA category from the newest registration only, and in capitals only'
}
