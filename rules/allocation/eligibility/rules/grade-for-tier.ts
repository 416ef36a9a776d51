import { advice, met, type Rule, refused } from '../rule.ts'

/**
 * Which letters of tiers an officer who is not qualified may hold.
 *
 * @source the table of the rule set; our own reading
 */
export const gradeForTier: Rule = ({ person, officer, ruleSet }) => {
  if (ruleSet.grades.qualified.includes(officer.grade)) return null
  if (person.tier === null)
    return advice(`No tier is recorded: a ${officer.grade} may turn out not to be allowed to hold it`)
  if (ruleSet.tierLettersOfOthers.includes(person.tier.slice(0, 1)))
    return met(`A ${officer.grade} may hold tier ${person.tier}`)
  return refused(`Tier ${person.tier} is for qualified probation officers, not for a ${officer.grade}`)
}
