import type { Day, TimeBefore } from './day.ts'

/** Which rule a handover follows. */
export const handoverPaths = ['early-allocation', 'indeterminate', 'determinate-parole', 'determinate'] as const
export type HandoverPath = (typeof handoverPaths)[number]

/** When the community takes a person over. A new one is another row here with the day from which it holds. */
export type HandoverRuleSet = {
  readonly from: Day
  readonly source: string
  readonly beforeRelease: Readonly<Record<HandoverPath, TimeBefore & { readonly words: string }>>
  /** A determinate sentence released this soon after it began has no handover: the community is responsible at once. */
  readonly noneWithinMonthsOfSentence: number
}

/** Every rule set, the oldest first. */
export const handoverRuleSets: readonly HandoverRuleSet[] = [
  {
    from: '1900-01-01',
    source:
      'Public code of the prison allocation service (reference/workload.md 5.3, tiering.md 3.7); it names no day from which it holds.',
    beforeRelease: {
      'early-allocation': { words: 'Allocated early', months: 15, days: 0 },
      indeterminate: { words: 'Indeterminate sentence', months: 12, days: 0 },
      'determinate-parole': { words: 'Determinate sentence with parole', months: 12, days: 0 },
      determinate: { words: 'Determinate sentence', months: 8, days: 14 },
    },
    noneWithinMonthsOfSentence: 10,
  },
]

/** The newest set that holds on a day; undefined before the first. */
export const handoverRulesOn = (
  day: Day,
  sets: readonly HandoverRuleSet[] = handoverRuleSets,
): HandoverRuleSet | undefined => sets.findLast(({ from }) => from <= day)
