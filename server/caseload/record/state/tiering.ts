import type { Day } from '#platform/database/tables.ts'

/** Where something that counts for the tier stands in the record. */
export type Source = { readonly entry: string; readonly on: Day }

/** One need as an assessment gave it: its score where it was entered, and its level in words. */
export type ScoredNeed = { readonly score: number | null; readonly level: string }

/** A full assessment, as far as tier v2 asks for it. */
export type FullAssessment = Source & {
  readonly questionnaire: string
  readonly needs: Readonly<Record<string, ScoredNeed>>
  /** Of a woman: which of the three factors apply. Null where nobody answered. */
  readonly women: readonly string[] | null
}

/** What the last calculation gave, and which entry caused it. `v2` is null where too little is known. */
export type CalculatedTier = Source & {
  readonly v2: string | null
  readonly v3: string
  readonly provisional: boolean
  readonly cause: string
  /** Whether no entry but the passing of time changed it. */
  readonly byTime: boolean
}

/** A registration or an assessment lowered the risk of serious harm. It stands until a second person says what they found. */
export type RoshDrop = Source & {
  readonly by: string
  readonly from: string
  readonly to: string
  readonly confirmed: (Source & { readonly by: string; readonly finding: string }) | null
}

export type TieringState = {
  readonly tiering: {
    /** The newest first; more than one, because the newest may not be signed. */
    readonly assessments: readonly FullAssessment[]
    /** The entry of each registration that stands, by its code, and of the newest assessment of risk and of predictors. */
    readonly sources: Readonly<Record<string, Source>>
    readonly everSexual: (Source & { readonly answer: boolean }) | null
    readonly released: Source | null
    /** Breaches that a court found proven and recalls that happened, by the day they were referred. */
    readonly enforced: readonly Source[]
    readonly calculated: CalculatedTier | null
    readonly drop: RoshDrop | null
  }
}

export const noTiering: TieringState = {
  tiering: {
    assessments: [],
    sources: {},
    everSexual: null,
    released: null,
    enforced: [],
    calculated: null,
    drop: null,
  },
}
