import type { Mode } from '../mode.ts'
import type { RuleSetV2 } from '../rule-sets/rule-set.ts'
import type { Sentence, V2Input } from './input.ts'

/**
 * Whether a sentence gives a mandate for work on change: one that runs and is custodial, or has a requirement that neither
 * restricts nor is unpaid work. The peer counts a sentence as ended as soon as it has an end date, even one to come.
 *
 * @source hmpps-tier affac98a; tiering.md 1.4 and 1.10
 */
export const hasMandate = ({ sentences, asOf }: V2Input, mode: Mode, ruleSet: RuleSetV2): boolean =>
  sentences.some(sentence => runs(sentence, mode === 'strict' ? null : asOf) && givesMandate(sentence, ruleSet))

const runs = ({ endDate }: Sentence, asOf: string | null): boolean =>
  endDate === null || (asOf !== null && endDate > asOf)

const givesMandate = ({ type, requirements }: Sentence, { unpaidWork }: RuleSetV2): boolean =>
  type === 'NC' ||
  type === 'SC' ||
  requirements.some(({ mainCategory, restrictive }) => !restrictive && !unpaidWork.includes(mainCategory))
