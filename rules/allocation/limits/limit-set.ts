import type { Level } from './level.ts'

/** What an allocation may run against. */
export const limitKinds = ['workload', 'no-availability', 'load-unknown', 'cases', 'protection'] as const
export type LimitKind = (typeof limitKinds)[number]

/** Who may go beyond a limit, from a figure upwards, and for how long at most. */
export type Band = {
  /** Holds for figures greater than this; null where the limit has no figure. */
  readonly above: number | null
  /** The lowest level that may decide without anybody else. */
  readonly alone: Level
  /** The lowest level of two people who may decide together, one of them not the officer's line manager; null for none. */
  readonly together: Level | null
  /** Calendar days that a decision may run. */
  readonly mostDays: number
  readonly source: string
}

/** A limit with its bands, the lowest figure first. */
export type Limit = {
  readonly kind: LimitKind
  readonly name: string
  readonly bands: readonly Band[]
  readonly source: string
}

export const risks = ['very-high', 'high', 'medium', 'low', 'not-assessed'] as const
export type Risk = (typeof risks)[number]

/** How long somebody may wait for a named officer, in working days. The shortest that matches counts. */
export type WaitingLimit = {
  readonly risk: Risk | null
  /** Letters of tiers, like A; null for a limit by risk. */
  readonly tiers: readonly string[] | null
  readonly workingDays: number
}

export const escalationKinds = ['above-limit', 'waiting', 'protection', 'no-plan', 'run-out'] as const
export type EscalationKind = (typeof escalationKinds)[number]

/** One level's turn: it has so many working days to answer, then the next level has it. */
export type Step = { readonly level: Level; readonly workingDays: number }

/** What a level may say it did. */
export type AnswerChoice = {
  readonly code: string
  readonly text: string
  /** Working days until the facts are looked at again; 0 hands it to the level above at once. */
  readonly lookAgainAfter: number
}

export type EscalationRule = {
  readonly kind: EscalationKind
  readonly name: string
  readonly steps: readonly Step[]
  readonly answers: readonly AnswerChoice[]
  readonly source: string
}

/** All limits that hold from a day. A new set is a file in `sets/`, not code. */
export type LimitSetData = {
  readonly id: string
  readonly version: string
  readonly validFrom: string
  readonly title: string
  readonly source: string
  /** Workload %, as the workload rule set has it: they must agree. */
  readonly workload: { readonly amberFrom: number; readonly redAbove: number; readonly redWeeks: number }
  /** Nobody's own line manager goes beyond this workload % alone. */
  readonly lineManagerAloneUpTo: number
  /** Greatest number of cases that one officer holds, whatever their points. */
  readonly mostCases: number
  readonly limits: readonly Limit[]
  readonly waiting: readonly WaitingLimit[]
  readonly waitingSource: string
  readonly escalations: readonly EscalationRule[]
}
