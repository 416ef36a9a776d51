import { type Location, locations } from './location.ts'
import type { RuleSet } from './rule-set.ts'

/** Numeric code of a tier, as the workbook writes it; undefined when the rule set has no such tier. */
export const tierCode = (name: string, ruleSet: RuleSet): number | undefined =>
  ruleSet.codeOfTier.get(name) ?? ruleSet.codeOfTier.get(name.trim().toUpperCase())

/** Name of the tier with this numeric code; undefined when the rule set has no such code. */
export const tierName = (code: number, ruleSet: RuleSet): string | undefined => ruleSet.data.tiers[code]?.name

/**
 * Where one location and tier stands in an array of case counts: the blocks community, custody, licence one after
 * another, each in order of tier code. With the 33 tiers of 2021 an officer has 99 cells.
 */
export const cellOf = (location: Location, code: number, ruleSet: RuleSet): number =>
  locations.indexOf(location) * ruleSet.data.tiers.length + code
