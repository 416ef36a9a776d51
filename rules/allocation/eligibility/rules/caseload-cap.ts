import { advice, met, notKnown, type Rule, refused } from '../rule.ts'

/**
 * How many cases one officer can manage, this one counted.
 *
 * @source inspectorate, in reference workload 5.2: quality falls above 50; 50 to 60 is the most
 */
export const caseloadCap: Rule = ({ officer: { cases }, ruleSet: { casesAdvised, casesAtMost } }) => {
  if (cases === null) return notKnown('How many cases this officer has is not known')
  const after = cases + 1
  if (after > casesAtMost)
    return refused(`This would be case ${after}; ${casesAtMost} is the most one officer can manage`)
  if (after > casesAdvised)
    return advice(`This would be case ${after}; the quality of work falls above ${casesAdvised}`)
  return met(`This would be case ${after} of at most ${casesAtMost}`)
}
