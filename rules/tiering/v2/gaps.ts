import type { Gap } from '../mode.ts'
import type { Resolved } from '../registrations/resolve.ts'
import type { RuleSetV2 } from '../rule-sets/rule-set.ts'
import type { ChangePart } from './change.ts'
import type { V2Input } from './input.ts'

/** What tier v2 lacks, each with the one act that mends it. Nothing of v2 is provisional: what is missing scores nothing. */
export const gapsV2 = (
  input: V2Input,
  resolved: Resolved,
  { changeBreakdown, needs }: ChangePart,
  ruleSet: RuleSetV2,
): readonly Gap[] => [
  ...when(
    input.rsrPercent === null,
    'rsrPercent',
    'RSR is not known and scores nothing',
    'Record RSR from the assessment',
  ),
  ...when(
    input.ogrsPercent === null && 'OGRS' in changeBreakdown,
    'ogrsPercent',
    'OGRS is not known and scores nothing',
    'Record OGRS from the assessment',
  ),
  ...when(
    resolved.rosh === null,
    'registrations',
    'No level of risk of serious harm is registered',
    'Register the level of risk of serious harm',
  ),
  ...when(
    'NO_VALID_ASSESSMENT' in changeBreakdown,
    'assessment',
    `There is no completed full assessment of the last ${ruleSet.assessmentWeeks} weeks, so the digit is ${ruleSet.withoutAssessment}`,
    'Complete a full assessment',
  ),
  ...needs
    .filter(({ severity }) => severity === null)
    .flatMap(({ need }) =>
      when(
        true,
        `assessment.${need}`,
        `The section on ${ruleSet.needs[need].name} is not answered and scores nothing`,
        `Answer the section on ${ruleSet.needs[need].name}`,
      ),
    ),
  ...resolved.gaps,
]

const when = (applies: boolean, field: string, what: string, action: string): readonly Gap[] =>
  applies ? [{ field, what, action, makes: 'check' }] : []
