import type { Day } from '#platform/database/tables.ts'

export type Requirement = {
  readonly main: string
  readonly sub: string | null
  readonly length: string | null
  readonly since: Day
  readonly ended: Day | null
}
export type LicenceCondition = {
  readonly category: string
  readonly text: string
  readonly since: Day
  readonly ended: Day | null
}
export type Enforcement = {
  readonly entry: string
  readonly action: string
  readonly on: Day
  readonly respondBy: Day | null
}
export type Breach = {
  readonly awareOn: Day
  readonly stage: string
  readonly inCourtOn: Day | null
  readonly concludedOn: Day | null
}
export type Recall = {
  readonly type: string | null
  readonly stage: string
  readonly startedOn: Day
  readonly concludedOn: Day | null
}

/** What the order or licence asks, and what was done when it was not kept. */
export type SentenceState = {
  readonly requirements: readonly Requirement[]
  readonly licenceConditions: readonly LicenceCondition[]
  readonly custody: {
    readonly status: string
    readonly establishment: string | null
    readonly keyDates: Readonly<Record<string, Day>>
  } | null
  readonly enforcements: readonly Enforcement[]
  readonly breach: Breach | null
  readonly recall: Recall | null
}

export const noSentence: SentenceState = {
  requirements: [],
  licenceConditions: [],
  custody: null,
  enforcements: [],
  breach: null,
  recall: null,
}
