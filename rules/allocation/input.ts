/** Grades that the contract of `candour allocate` names. */
export const GRADES = ['PO', 'PSO', 'TPO', 'SPO'] as const

export type Grade = (typeof GRADES)[number]

/** An officer who may take cases. Points are a week's, whole and not negative. */
export type OfficerInput = {
  readonly id: string
  readonly grade: Grade
  readonly availablePoints: number
  readonly usedPoints: number
  /** The limit of this officer, in place of the one in the options. */
  readonly maxPercent?: number
  readonly maxCases?: number
  /** Cases held before the plan; 0 when absent. */
  readonly currentCases?: number
}

/** A case to be placed. Cases earlier in the list are more urgent. */
export type CaseInput = {
  readonly id: string
  readonly points: number
  /** Null: every officer. An empty list: nobody. */
  readonly eligible: readonly string[] | null
  /** From 0 to 1 by officer: continuity, travel. 0 when absent. */
  readonly preference?: Readonly<Record<string, number>>
}

/** What `candour allocate` is asked. */
export type AllocationInput = {
  readonly officers: readonly OfficerInput[]
  readonly cases: readonly CaseInput[]
  readonly options: { readonly maxPercent: number; readonly timeLimitSeconds: number }
}
