import type { Profile, RuleSet } from '@candour/workload'
import type { Fields } from '../../fields.ts'
import type { Answers } from '../compare.ts'

/**
 * Answers one kind of case with the rule itself. Reads every field that it uses, so that the runner can tell which
 * fields the rule does not know.
 */
export type Kind = (input: Fields, profile: Profile, ruleSet: RuleSet) => Answers
