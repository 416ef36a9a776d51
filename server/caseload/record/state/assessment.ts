import type { Day } from '#platform/database/tables.ts'

export type Need = {
  readonly area: string
  readonly level: string
  readonly linkedToOffending: boolean
  readonly linkedToHarm: boolean
}
export type Predictor = {
  readonly name: string
  readonly percent: number | null
  readonly band: string | null
  /** Whether the score is static or dynamic; null where nobody said. Older entries have none. */
  readonly basis: string | null
  readonly on: Day
}

/** @source reference/tiering.md 5.4 */
export type AssessmentStatus =
  | 'UNSIGNED'
  | 'SELF_SIGNED'
  | 'AWAITING_COUNTERSIGN'
  | 'AWAITING_DOUBLE_COUNTERSIGN'
  | 'COUNTERSIGNED'
  | 'DOUBLE_COUNTERSIGNED'
  | 'REJECTED'
  | 'ROLLED_BACK'
  | 'LOCKED_INCOMPLETE'

/** Where one assessment stands: signed, waiting, sent back. A corrected assessment is a new one to sign. */
export type Countersignature = {
  /** The assessment entry, in the very version that was signed. */
  readonly assessment: string
  readonly status: AssessmentStatus
  /** Who put it into this status. */
  readonly by: string | null
  readonly on: Day
  readonly assessedOn: Day
  readonly level: string
  /** The countersigning role of who signed it; null when nobody said. */
  readonly role: string | null
  /** Whether a countersignature is needed, and in words why, or why nobody can say. */
  readonly needed: 'yes' | 'no' | 'unknown'
  readonly why: string
  /** Author and worker: neither may countersign. */
  readonly assessors: readonly string[]
  readonly countersigners: readonly string[]
  /** What a quality review judged; null while there was none. */
  readonly quality: string | null
}

export type Objective = {
  readonly goal: string
  readonly action: string | null
  readonly who: string | null
  readonly by: Day | null
  readonly status: string
}

/** What assessments say beside the risk of serious harm, and how far they were checked. */
export type AssessmentState = {
  readonly custodyRisk: Readonly<Record<string, string>>
  readonly needs: readonly Need[]
  readonly predictors: readonly Predictor[]
  readonly objectives: readonly Objective[]
  readonly countersignatures: readonly Countersignature[]
  readonly oversightOn: Day | null
  /** What managers asked for and nobody has answered. */
  readonly openOversight: readonly {
    readonly oversight: string
    readonly on: Day
    readonly askedOf: string | null
    readonly dueOn: Day | null
  }[]
}

export const noAssessment: AssessmentState = {
  custodyRisk: {},
  needs: [],
  predictors: [],
  objectives: [],
  countersignatures: [],
  oversightOn: null,
  openOversight: [],
}
