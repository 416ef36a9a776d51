import type { RuleSet } from './rule-set.ts'

/** Where a person is supervised. The workbook writes licence in two spellings; Candour writes one. */
export type Location = 'community' | 'custody' | 'licence'

/** The order of the blocks in the workbook and in every array of cells. */
export const locations: readonly Location[] = ['community', 'custody', 'licence']

const spellings: Readonly<Record<string, Location>> = {
  community: 'community',
  custody: 'custody',
  licence: 'licence',
  license: 'licence',
}

/**
 * The location that a text of the workbook means, in either spelling of licence and any case.
 *
 * @returns undefined for any other text: the caller refuses the row and names it
 * @source WMT lost licence cases to the second spelling
 */
export const locationNamed = (text: string): Location | undefined => spellings[text.trim().toLowerCase()]

/** Numeric code of a tier, as the workbook writes it; undefined when the rule set has no such tier. */
export const tierCode = (name: string, ruleSet: RuleSet): number | undefined =>
  ruleSet.codeOfTier.get(name.trim().toUpperCase())

/** Name of the tier with this numeric code; undefined when the rule set has no such code. */
export const tierName = (code: number, ruleSet: RuleSet): string | undefined => ruleSet.data.tiers[code]?.name

/**
 * Where one location and tier stands in an array of case counts: the blocks community, custody, licence one after
 * another, each in order of tier code. With the 33 tiers of 2021 an officer has 99 cells.
 */
export const cellOf = (location: Location, code: number, ruleSet: RuleSet): number =>
  locations.indexOf(location) * ruleSet.data.tiers.length + code
