import { highest, type OverrideLevel } from './override-level.ts'
import type { Finding, Question, Rule } from './rule.ts'
import { type RuleName, type RuleRow, ruleNames } from './rule-set.ts'
import { absence } from './rules/absence.ts'
import { caseloadCap } from './rules/caseload-cap.ts'
import { conflict } from './rules/conflict.ts'
import { continuity } from './rules/continuity.ts'
import { gradeForRisk } from './rules/grade-for-risk.ts'
import { gradeForTier } from './rules/grade-for-tier.ts'
import { language } from './rules/language.ts'
import { limitedAccess } from './rules/limited-access.ts'
import { protections } from './rules/protections.ts'
import { recentCases } from './rules/recent-cases.ts'
import { sexNeed } from './rules/sex-need.ts'
import { travel } from './rules/travel.ts'

const byName: Readonly<Record<RuleName, Rule>> = {
  'grade-for-risk': gradeForRisk,
  'grade-for-tier': gradeForTier,
  protections,
  'limited-access': limitedAccess,
  conflict,
  'sex-need': sexNeed,
  language,
  travel,
  'caseload-cap': caseloadCap,
  'recent-cases': recentCases,
  absence,
  continuity,
}

/** What a rule found, with the row of the rule set that says how much it weighs. */
export type RuleFinding = RuleRow & Pick<Finding, 'outcome' | 'words'>

export type Eligibility = {
  /** By which tables this was found. */
  readonly ruleSet: { readonly name: string; readonly version: string; readonly validFrom: string }
  readonly verdict: 'yes' | 'override' | 'no'
  /** Everything the rules found, in their order. */
  readonly findings: readonly RuleFinding[]
  /** Hard rules that speak against it. */
  readonly refusals: readonly RuleFinding[]
  /** Advice, and what is not known. */
  readonly advice: readonly RuleFinding[]
  /** Who may decide otherwise; `never` when one of the refusals binds everybody; null when nothing is refused. */
  readonly override: OverrideLevel | null
}

const findingsOf = (question: Question): readonly RuleFinding[] =>
  ruleNames.flatMap(name => {
    const row = question.ruleSet.rules.find(one => one.rule === name)
    const found = byName[name](question)
    if (!row || !found) return []
    const { outcome, words } = found
    return [{ ...row, outcome, words, override: found.override ?? row.override }]
  })

/**
 * Whether an officer may be given a case: yes, only by a decision at a level, or no. Each refusal comes with its words.
 *
 * A rule that is advisory never refuses; what is not known is advice, never a yes in silence.
 */
export const eligibility = (question: Question): Eligibility => {
  const findings = findingsOf(question)
  const refusals = findings.filter(one => one.outcome === 'refused' && one.force === 'hard')
  const against = findings.filter(one => one.outcome !== 'met' && !refusals.includes(one))
  const override = highest(refusals.map(one => one.override))
  const { name, version, validFrom } = question.ruleSet
  return {
    ruleSet: { name, version, validFrom },
    verdict: override === null ? 'yes' : override === 'never' ? 'no' : 'override',
    findings,
    refusals,
    advice: against,
    override,
  }
}
