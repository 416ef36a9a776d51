import type { Protection } from '../facts.ts'
import { highest } from '../override-level.ts'
import { notKnown, type Rule, refused } from '../rule.ts'

const wordsOf = (limits: readonly Protection[]): string => limits.map(one => one.words).join('. ')

/**
 * What the learning stage of an officer protects them from. Which stage they are in, what it caps and who may decide otherwise is
 * data of the workload rules. A limit that the case may or may not meet is said, and refuses nothing.
 *
 * @source reference, workload 5.2
 */
export const protections: Rule = ({ officer: { protectedFrom } }) => {
  const certain = protectedFrom.filter(one => one.certain)
  if (certain.length > 0) {
    const override = highest(certain.map(one => one.mayDecide)) ?? 'never'
    return { ...refused(wordsOf(certain)), override }
  }
  return protectedFrom.length > 0 ? notKnown(wordsOf(protectedFrom)) : null
}
