import type { CaseFacts, Day, OfficerFacts } from './facts.ts'
import type { OverrideLevel } from './override-level.ts'
import type { EligibilityRuleSet } from './rule-set.ts'

/** What one rule finds about one officer: in order, worth knowing, against it, or not to be told. */
export type Finding = {
  readonly outcome: 'met' | 'advice' | 'refused' | 'unknown'
  readonly words: string
  /** Who may decide otherwise here, in place of what the rule set says. */
  readonly override?: OverrideLevel
}

export type Question = {
  readonly person: CaseFacts
  readonly officer: OfficerFacts
  readonly on: Day
  readonly ruleSet: EligibilityRuleSet
}

/** One rule: what it finds; null where it has nothing to say. Pure. */
export type Rule = (question: Question) => Finding | null

export const met = (words: string): Finding => ({ outcome: 'met', words })
export const advice = (words: string): Finding => ({ outcome: 'advice', words })
export const refused = (words: string): Finding => ({ outcome: 'refused', words })
export const notKnown = (words: string): Finding => ({ outcome: 'unknown', words })
