import type { Figure } from './figure.ts'
import { known, unknown } from './figure.ts'
import type { RuleSet } from './rule-set.ts'
import { ruleSetFrom } from './rule-set-from.ts'
import { april2021 } from './rule-sets/2021-04.ts'

/** Every rule set that Candour ships, oldest first. */
export const ruleSets: readonly RuleSet[] = [april2021].map(ruleSetFrom)

/**
 * The rule set in force on a day.
 *
 * @param day `YYYY-MM-DD`
 * @param sets in any order; those that Candour ships unless others are given
 * @returns `unknown` for a day before the first rule set
 */
export const ruleSetOn = (day: string, sets: readonly RuleSet[] = ruleSets): Figure<RuleSet> => {
  let current: RuleSet | undefined
  for (const set of sets) {
    const inForce = set.data.validFrom <= day
    if (inForce && (!current || set.data.validFrom > current.data.validFrom)) current = set
  }
  return current ? known(current) : unknown(`no rule set was in force on ${day}`)
}

/** The rule set with this id, in whatever version Candour ships; undefined when there is none. */
export const ruleSetNamed = (id: string): RuleSet | undefined => ruleSets.find(set => set.data.id === id)
