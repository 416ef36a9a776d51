import type { Day } from '../day.ts'
import type { Registration } from '../registrations/registration.ts'

/** `STATIC` scores rest on criminal history, age, sex and offence; `DYNAMIC` ones also on the answers of an assessment. */
export type ScoreType = 'STATIC' | 'DYNAMIC'

/** A percentage with how it was made. */
export type Score = { readonly score: number; readonly type: ScoreType }

export type SexualBand = 'VERY_HIGH' | 'HIGH' | 'MEDIUM' | 'LOW' | 'NOT_APPLICABLE'

export type Predictors = {
  readonly arp: Score | null
  readonly csrp: Score | null
  readonly dcSrp: { readonly score: number; readonly band: SexualBand | null } | null
}

/** What tier v3 is made of. Null is "not known", never "no". */
export type V3Input = {
  readonly asOf: Day
  readonly hasActiveEvent: boolean
  readonly registrations: readonly Registration[]
  readonly latestReleaseDate: Day | null
  /** Question 1.30 of the assessment: ever committed a sexual or sexually motivated offence. */
  readonly everCommittedSexualOffence: boolean | null
  readonly predictors: Predictors | null
}
