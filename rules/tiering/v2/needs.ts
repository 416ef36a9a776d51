import type { NeedName, NeedRule, RuleSetV2 } from '../rule-sets/rule-set.ts'

export type Severity = 'NO_NEED' | 'STANDARD' | 'SEVERE'

/** An answer to a scored question, in whichever of the three scales it was asked. */
export type NeedAnswer =
  | 'None'
  | 'Some'
  | 'Significant'
  | 'Missing'
  | 'Yes'
  | 'No'
  | 'YesNo.Unknown'
  | 'Never'
  | 'Previous'
  | 'Currently'
  | 'Frequency.Unknown'

export type SectionScore = { readonly score: number | null; readonly severity: Severity | null }

const answerPoints: Readonly<Record<NeedAnswer, number>> = {
  None: 0,
  Some: 1,
  Significant: 2,
  Missing: 0,
  Yes: 2,
  No: 0,
  'YesNo.Unknown': 0,
  Never: 0,
  Previous: 1,
  Currently: 2,
  'Frequency.Unknown': 0,
}

/** Of a frequency "unknown" is an answer like any other: the section then scores 0 and is not dropped. */
const unanswered: ReadonlySet<NeedAnswer> = new Set(['Missing', 'YesNo.Unknown'])

/** The answers that a question may have. */
export const needAnswers: readonly NeedAnswer[] = Object.keys(answerPoints).filter(
  (name): name is NeedAnswer => name in answerPoints,
)

/**
 * Score and severity of one section. Questions that do not count in it are left out.
 *
 * @returns no score and no severity when nothing is answered
 * @source hmpps-tier affac98a; tiering.md 1.3
 */
export const sectionScore = (
  section: NeedName,
  answers: Readonly<Record<string, NeedAnswer>>,
  strengthsAndNeeds: boolean,
  ruleSet: RuleSetV2,
): SectionScore => {
  const rule = ruleSet.needs[section]
  const given = Object.keys(rule.questions).flatMap(question => answers[question] ?? [])
  if (given.every(answer => unanswered.has(answer))) return { score: null, severity: null }
  const score = given.reduce((sum, answer) => sum + answerPoints[answer], 0)
  return { score, severity: severityOf(score, rule, strengthsAndNeeds) }
}

const severityOf = (score: number, rule: NeedRule, strengthsAndNeeds: boolean): Severity => {
  const { standard, severe } = strengthsAndNeeds ? rule.strengthsAndNeeds : rule.oasys
  if (score >= severe) return 'SEVERE'
  return score >= standard ? 'STANDARD' : 'NO_NEED'
}

const severityPoints: Readonly<Record<Severity, number>> = { NO_NEED: 0, STANDARD: 1, SEVERE: 2 }

/** Points of a need in v2: its weight, twice when it is severe; none when the section has no severity. */
export const needPoints = (rule: NeedRule, severity: Severity | null): number =>
  severity === null ? 0 : rule.weight * severityPoints[severity]
