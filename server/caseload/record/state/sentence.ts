import type { Day } from '#platform/database/tables.ts'

/** The form in which a sentence is served now. */
export type SentenceType =
  | 'community-order'
  | 'suspended-sentence'
  | 'custody'
  | 'licence'
  | 'post-sentence-supervision'

/** One of the sentences that a person serves, by its event number; null where the entry gives none. */
export type Sentence = {
  readonly event: number | null
  readonly type: SentenceType
  /** Code of the sentence type; null where the entry gives none. */
  readonly code: string | null
  readonly started: Day
  readonly ends: Day | null
  readonly endedOn: Day | null
  readonly requirements: readonly string[]
}
export type Requirement = {
  /** The entry that started it, in its first version. */
  readonly entry: string
  readonly event: number | null
  readonly main: string
  readonly sub: string | null
  readonly length: string | null
  readonly since: Day
  readonly ended: Day | null
}
/** A condition of a licence, or a requirement of post-sentence supervision. */
export type LicenceCondition = {
  readonly entry: string
  readonly category: string
  readonly text: string
  readonly since: Day
  readonly ended: Day | null
}
export type Enforcement = {
  readonly entry: string
  readonly action: string
  readonly on: Day
  /** The booking of the appointment that it is because of; null when it was something else. */
  readonly appointment: string | null
  readonly respondBy: Day | null
  /** The next thing that was done because of the same appointment: the answer was weighed, or none came. */
  readonly answeredOn: Day | null
}
export type Breach = {
  readonly awareOn: Day
  readonly stage: string
  readonly referredOn: Day | null
  readonly inCourtOn: Day | null
  readonly concludedOn: Day | null
}
export type Recall = {
  readonly type: string | null
  readonly stage: string
  readonly startedOn: Day
  /** Who wrote that it began, as entries name them: somebody else countersigns. */
  readonly begunBy: string
  readonly concludedOn: Day | null
}

/** What the order or licence asks, and what was done when it was not kept. */
export type SentenceState = {
  /** Those that run, and those that ended since the person was last without one. */
  readonly sentences: readonly Sentence[]
  readonly requirements: readonly Requirement[]
  readonly licenceConditions: readonly LicenceCondition[]
  readonly postSentenceRequirements: readonly LicenceCondition[]
  readonly custody: {
    readonly status: string
    readonly establishment: string | null
    /** By the code of the date: SED, LED, CRD and the others. */
    readonly keyDates: Readonly<Record<string, Day>>
  } | null
  readonly enforcements: readonly Enforcement[]
  readonly breach: Breach | null
  readonly recall: Recall | null
}

export const noSentence: SentenceState = {
  sentences: [],
  requirements: [],
  licenceConditions: [],
  postSentenceRequirements: [],
  custody: null,
  enforcements: [],
  breach: null,
  recall: null,
}
