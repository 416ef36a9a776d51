import type { Day } from './facts.ts'
import type { OverrideLevel } from './override-level.ts'
import data from './rule-sets/allocation-2026-11.json' with { type: 'json' }

export const ruleNames = [
  'grade-for-risk',
  'grade-for-tier',
  'protections',
  'limited-access',
  'conflict',
  'sex-need',
  'language',
  'travel',
  'caseload-cap',
  'recent-cases',
  'absence',
  'continuity',
] as const
export type RuleName = (typeof ruleNames)[number]

/** What a rule set says about one rule: whether it binds, who may decide otherwise, and where it comes from. */
export type RuleRow = {
  readonly rule: RuleName
  /** Stored with a decision. */
  readonly code: string
  readonly title: string
  readonly force: 'hard' | 'advisory'
  readonly override: OverrideLevel
  readonly source: string
}

/** The tables behind the rules, with the first day on which they count. */
export type EligibilityRuleSet = {
  readonly name: string
  readonly version: string
  readonly validFrom: Day
  readonly source: string
  readonly grades: {
    readonly qualified: readonly string[]
    readonly trainee: readonly string[]
    readonly assistant: readonly string[]
  }
  /** Risks and letters of tiers that an officer who is not qualified may hold. */
  readonly risksOfOthers: readonly string[]
  readonly tierLettersOfOthers: readonly string[]
  readonly casesAdvised: number
  readonly casesAtMost: number
  readonly newCasesInWeek: { readonly trainee: number; readonly others: number }
  readonly leavingWithinDays: number
  /** Leave that begins within as many days is worth knowing before a case is given. */
  readonly awayWithinDays: number
  readonly rules: readonly RuleRow[]
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const levels: readonly unknown[] = ['spo', 'pdu-head', 'regional-director', 'never']

/**
 * What is wrong with a rule set, each fault with its place; empty when nothing is.
 *
 * @param given a rule set as a file has it
 */
export const faultsOf = (given: EligibilityRuleSet): readonly string[] => [
  ...(DAY.test(given.validFrom) ? [] : [`validFrom is ${given.validFrom}: a day was expected`]),
  ...(given.source.trim() ? [] : ['source is empty: say where the rules come from']),
  ...(given.casesAtMost >= given.casesAdvised ? [] : ['casesAtMost is below casesAdvised']),
  ...ruleNames
    .filter(name => given.rules.filter(row => row.rule === name).length !== 1)
    .map(name => `rules must have ${name} exactly once`),
  ...given.rules.flatMap((row, index) => rowFaults(row).map(fault => `rules[${index}].${fault}`)),
]

const rowFaults = ({ rule, code, force, override, source }: RuleRow): readonly string[] => [
  ...(ruleNames.includes(rule) ? [] : [`rule is ${rule}: there is no such rule`]),
  ...(/^[A-Z_]+$/.test(code) ? [] : [`code is ${code}: capital letters were expected`]),
  ...(force === 'hard' || force === 'advisory' ? [] : ['force is neither hard nor advisory']),
  ...(levels.includes(override) ? [] : [`override is ${override}: no such level`]),
  ...(source.trim() ? [] : ['source is empty']),
]

const checked = (given: unknown): EligibilityRuleSet => {
  const ruleSet = given as EligibilityRuleSet
  const faults = faultsOf(ruleSet)
  if (faults.length > 0) throw new Error(`Rule set ${ruleSet.name}: ${faults.join('; ')}`)
  return ruleSet
}

/** Every rule set, the newest first. A later one is a file beside this one and a word here. */
export const eligibilityRuleSets: readonly EligibilityRuleSet[] = [checked(data)]

/** The rule set of a day; undefined before the first. */
export const eligibilityRulesOn = (day: Day): EligibilityRuleSet | undefined =>
  eligibilityRuleSets.find(one => one.validFrom <= day)
