/**
 * `candour` is the rule with its known defects mended; `strict` answers as the peer does, defects and all, so that the two can be
 * reconciled case by case. The README lists every difference.
 */
export type Mode = 'candour' | 'strict'

/** What is shown to a person who asks why the two modes do not agree. `peer` and `candour` are values in words. */
export type Difference = {
  readonly about: string
  readonly peer: string
  readonly candour: string
  readonly why: string
}

/** Something that the calculation lacks, or that makes it uncertain, and the one act that mends it. */
export type Gap = {
  /** The answer that is concerned, in the names of the input. */
  readonly field: string
  readonly what: string
  readonly action: string
  /** `missing`: there is no tier without it. `provisional`: the tier may still change. `check`: look at it; the tier stands. */
  readonly makes: 'missing' | 'provisional' | 'check'
}
