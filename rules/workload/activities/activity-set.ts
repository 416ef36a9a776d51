import type { Location } from '../location.ts'

/** Letter of a tier: how high the risk is. */
export const riskLetters = ['A', 'B', 'C', 'D'] as const
export type RiskLetter = (typeof riskLetters)[number]

/** Where a case stands, as far as it changes what has to be done. */
export const caseStatuses = ['steady', 'first weeks', 'suspended', 'warrant', 'unpaid work only'] as const
export type CaseStatus = (typeof caseStatuses)[number]

/** One named piece of work: how long it takes once, how often it comes, and in which cases. */
export type ActivityTask = {
  readonly name: string
  /** What the minutes cover, in words. */
  readonly what: string
  readonly minutes: number
  /** How often in a span of `inWeeks` weeks, by the letter of the tier or the same for all. */
  readonly times: number | Readonly<Record<RiskLetter, number>>
  readonly inWeeks: number
  /** Whether the times are those of the highest need (digit 3) and fewer for less, by `needShare`. */
  readonly byNeed: boolean
  readonly locations: readonly Location[]
  readonly statuses: readonly CaseStatus[]
}

/** Minutes of one court report, and the days for which it is counted. */
export type ReportTask = { readonly name: string; readonly minutes: number; readonly inDays: number }

/**
 * What work there is and how long it takes, from a day on. Editing it is a new file with a later `validFrom`.
 * `responsiveShare` is percent on top of the named tasks, for what cannot be planned: crises, family, liaison.
 */
export type ActivitySetData = {
  readonly id: string
  readonly version: string
  readonly validFrom: string
  readonly title: string
  readonly source: string
  readonly responsiveShare: number
  /** How many weeks a case counts as new. */
  readonly firstWeeks: number
  /** Share of a task by need, by the digit of the tier. */
  readonly needShare: readonly [number, number, number, number]
  readonly tasks: readonly ActivityTask[]
  readonly reports: Readonly<Record<'sdr' | 'fdr', ReportTask>>
}
