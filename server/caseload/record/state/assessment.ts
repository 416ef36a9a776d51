import type { Day } from '#platform/database/tables.ts'

export type Need = { readonly area: string; readonly level: string; readonly linkedToOffending: boolean }
export type Predictor = {
  readonly name: string
  readonly percent: number | null
  readonly band: string | null
  readonly on: Day
}
export type Countersignature = {
  /** The assessment entry that waits, or that was signed. */
  readonly assessment: string
  readonly status: string
  readonly by: string | null
  readonly on: Day
}

/** What assessments say beside the risk of serious harm, and how far they were checked. */
export type AssessmentState = {
  readonly needs: readonly Need[]
  readonly predictors: readonly Predictor[]
  readonly countersignatures: readonly Countersignature[]
  readonly oversightOn: Day | null
}

export const noAssessment: AssessmentState = { needs: [], predictors: [], countersignatures: [], oversightOn: null }
