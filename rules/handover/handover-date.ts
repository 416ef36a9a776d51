import { type Day, dayBefore, monthsAfter, type RuledDay } from './day.ts'
import { type HandoverPath, type HandoverRuleSet, handoverRuleSets, handoverRulesOn } from './rule-sets.ts'

/** What decides which rule a handover follows. */
export type HandoverCase = {
  readonly earlyAllocation: boolean
  readonly indeterminate: boolean
  readonly determinateParole: boolean
}

/** The rule that a handover follows: early allocation before the kind of sentence. */
export const handoverPathOf = ({ earlyAllocation, indeterminate, determinateParole }: HandoverCase): HandoverPath => {
  if (earlyAllocation) return 'early-allocation'
  if (indeterminate) return 'indeterminate'
  return determinateParole ? 'determinate-parole' : 'determinate'
}

export type HandoverDateInput = {
  readonly path: HandoverPath
  /** Null when it is not recorded: then no sentence counts as a short one. */
  readonly sentenceStart: Day | null
  readonly earliestRelease: Day
}

/** Whether release comes so soon after sentence that the community is responsible from the start. */
export const isShort = ({ path, sentenceStart, earliestRelease }: HandoverDateInput, rules: HandoverRuleSet): boolean =>
  (path === 'determinate' || path === 'determinate-parole') &&
  sentenceStart !== null &&
  monthsAfter(sentenceStart, rules.noneWithinMonthsOfSentence) >= earliestRelease

/**
 * The day on which the community takes responsibility. Months are taken off first, then days; a month that is too short
 * gives its last day.
 *
 * @returns no day, with the reason, for a short determinate sentence and where no rule set holds
 * @source prison allocation service, handover date; reference/workload.md 5.3
 */
export const handoverDate = (
  input: HandoverDateInput,
  sets: readonly HandoverRuleSet[] = handoverRuleSets,
): RuledDay => {
  const rules = handoverRulesOn(input.earliestRelease, sets)
  if (!rules) return { day: null, why: 'No handover rules hold on the day of release' }
  if (isShort(input, rules)) {
    return { day: null, why: 'Release comes within ten months of the sentence: no handover is planned' }
  }
  return { day: dayBefore(input.earliestRelease, rules.beforeRelease[input.path]) }
}

/** An indeterminate sentence in open conditions. */
export type OpenConditions = {
  /** Since when the person is there: in a women's prison the day the category became open, else the day of arrival. */
  readonly since: Day | null
}

/**
 * The day on which a community officer is named beside the prison officer: the handover date, or an earlier day on which
 * somebody with an indeterminate sentence came into open conditions.
 *
 * @param open undefined unless the sentence is indeterminate and the rules for open conditions apply
 * @source prison allocation service, start of handover; reference/workload.md 5.3
 */
export const handoverStart = (handover: Day, open?: OpenConditions): Day =>
  open?.since != null && open.since < handover ? open.since : handover

/** Who is responsible: the prison alone, the prison with the community beside it, or the community. */
export type Responsibility = 'CustodyOnly' | 'CustodyWithCom' | 'Community'

/**
 * Who is responsible on a day.
 *
 * @param handover null when no handover is planned: the community is responsible from the start
 * @source prison allocation service, responsibility; reference/workload.md 5.3
 */
export const responsibilityOn = (
  day: Day,
  handover: { readonly start: Day; readonly date: Day } | null,
): Responsibility => {
  if (handover === null || day >= handover.date) return 'Community'
  return day < handover.start ? 'CustodyOnly' : 'CustodyWithCom'
}
