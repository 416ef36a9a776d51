/** One case with its officer. */
export type Assignment = { readonly case: string; readonly officer: string }

/** Weights as `"p/q"`, by id: every case and every officer of the input has one. */
export type Proof = {
  readonly caseWeights: Readonly<Record<string, string>>
  readonly officerWeights: Readonly<Record<string, string>>
}

/** Everybody has an officer. Percentages are null when no officer has points available. */
export type PlanResult = {
  readonly status: 'plan'
  readonly assignments: readonly Assignment[]
  /** The double nearest to the exact highest load, in per cent. */
  readonly highestPercent: number | null
  /** The largest double that is not above what the proof gives, in per cent. */
  readonly bound: number | null
  /** (highest - bound) / bound in per cent, from the exact fractions: the smallest double that is not below it. */
  readonly gapPercent: number | null
  readonly proof: Proof
}

/** As many cases as possible, within every limit; between equal numbers the more urgent. */
export type Partial = {
  readonly assignments: readonly Assignment[]
  readonly unplaced: readonly string[]
  /** No plan can place more cases than this: it follows from the shortages. Absent when nothing is proven. */
  readonly atMost?: number
}

/** Officers who are together too full for the cases that can go to nobody else. */
export type Shortage = {
  readonly officers: readonly string[]
  readonly cases: readonly string[]
  /** Points of these cases, the officers' room for them, and what is missing. */
  readonly points: number
  readonly room: number
  readonly missingPoints: number
}

/** Why a kind of relief does not help. */
export type NoRelief = { readonly none: string }

/** What a kind of relief rests on: with it, these assignments keep every limit. Cases that nobody may take are left out. */
export type Witness = { readonly assignments: readonly Assignment[] }

export type Relief = {
  /** Cases to be moved elsewhere; the rest can be placed. No fewer than `atLeast` cases would do. */
  readonly casesMoved: { readonly cases: readonly string[]; readonly atLeast: number }
  /** Points of availability more for these officers. `room` is the room this makes; no less than `atLeast` would do. */
  readonly hours:
    | (Witness & {
        readonly officers: readonly { readonly officer: string; readonly availablePoints: number }[]
        readonly availablePoints: number
        readonly room: number
        readonly atLeast: number
      })
    | NoRelief
  /** Officers more, each with the hours, the limit and the eligibility of the one they are like and no cases yet. */
  readonly posts:
    | (Witness & {
        readonly posts: readonly { readonly id: string; readonly like: string; readonly availablePoints: number }[]
        readonly atLeast: number
      })
    | NoRelief
  /** Every officer's limit raised to this where it is lower. Whole per cent; no whole number below `atLeast` would do. */
  readonly limitRaised: (Witness & { readonly maxPercent: number; readonly atLeast: number }) | NoRelief
  /** Points of all work, held and waiting, lowered by this. Whole per cent; no whole number below `atLeast` would do. */
  readonly standardsRelaxed: (Witness & { readonly percent: number; readonly atLeast: number }) | NoRelief
}

/** No plan exists, and the proof shows why. */
export type InfeasibleResult = {
  readonly status: 'infeasible'
  readonly proof: Proof
  /** The fewest points of room that are missing, however cases are split. */
  readonly missingPoints: number
  /** Cases that no officer with points available may take. */
  readonly noEligibleOfficer: readonly string[]
  readonly shortages: readonly Shortage[]
  readonly relief: Relief
  readonly partial: Partial
}

/** No plan was found, and linear programming does not prove that there is none. */
export type UnprovenResult = {
  readonly status: 'unproven'
  readonly reason: string
  readonly partial: Partial
}

export type AllocationResult = PlanResult | InfeasibleResult | UnprovenResult
