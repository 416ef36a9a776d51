import type { Grade, ReportKind } from './rule-set.ts'

/** What is known of one officer in one team. */
export type OfficerInput = {
  readonly grade: Grade
  /** Hours a week; null when not recorded. */
  readonly contractedHours: number | null
  /** Hours a week of the reductions that count (`reducedHours`). */
  readonly reductionHours: number
  /** Active cases by cell (`cellOf`): those of the filtered sheet. */
  readonly cases: ArrayLike<number>
  /** Cases of young adults in transition, by cell; null when there are none. */
  readonly t2aCases: ArrayLike<number> | null
  /** Reports of the last 30 days. */
  readonly reports: Readonly<Partial<Record<ReportKind, number>>>
  /** Net points of support contacts (`contactPoints`). */
  readonly contactPoints: number
}
