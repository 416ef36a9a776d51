import type { Discretion } from './discretion.ts'
import type { AnswersToMove } from './moves.ts'
import type { Rounding } from './percent.ts'
import type { Points, Rating } from './ratings.ts'
import type { Lowest } from './standard.ts'
import type { PopulationInterval } from './uncertainty/interval.ts'
import type { Unknown } from './unknown.ts'

/** Chance of each rating for the whole population, 0 to 1, given the cases assessed. */
export type Chances = Readonly<Record<Rating, number>>

/** One key question, over all cases assessed. */
export type QuestionResult = {
  readonly code: string
  readonly name: string
  readonly yes: number
  readonly no: number
  readonly notApplicable: number
  /** Cases in which this question has no answer yet. */
  readonly unanswered: number
  /** Whole percentage of yes among yes and no. */
  readonly percent: number | Unknown
  readonly rating: Rating | Unknown
  /** Exact intervals for the population; where the question does not apply to all cases, `of` is an estimate. */
  readonly intervals: readonly PopulationInterval[] | Unknown
  readonly chances: Chances | Unknown
  readonly answersToMove: AnswersToMove | Unknown
}

type StandardHead = {
  readonly code: string
  readonly name: string
  readonly contributes: boolean
  readonly rating: Rating | Unknown
  readonly points: Points | Unknown
}

/** A standard that people rate, with their reasons. */
export type JudgedStandard = StandardHead & { readonly basis: 'judgement'; readonly reasons: string | Unknown }

/** A standard that takes the rating of its worst question. */
export type CaseStandard = StandardHead & {
  readonly basis: 'cases'
  readonly questions: readonly QuestionResult[]
  readonly lowest: Lowest | Unknown
  readonly chances: Chances | Unknown
  readonly answersToMove: AnswersToMove | Unknown
  readonly discretion: Discretion | Unknown
}

/** A standard of the framework with its rating and what made it. */
export type StandardResult = JudgedStandard | CaseStandard

/** The sum of the contributing standards and its band. */
export type OverallResult = {
  readonly score: number | Unknown
  readonly maximum: number
  readonly rating: Rating | Unknown
  /** Two decimals; not an official figure. */
  readonly percentOfMaximum: number | Unknown
  readonly chances: Chances | Unknown
  readonly answersToMove: AnswersToMove | Unknown
}

/** An inspection rated: the same bytes, as JSON, for the same input on any machine. */
export type InspectionResult = {
  readonly framework: { readonly id: string; readonly version: string }
  readonly rule: { readonly name: '@candour/rating'; readonly version: string }
  readonly rounding: Rounding
  readonly simulations: { readonly count: number; readonly seed: number }
  readonly populationSize: number
  readonly casesAssessed: number
  readonly standards: readonly StandardResult[]
  readonly overall: OverallResult
}
