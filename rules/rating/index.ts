export type { Discretion } from './discretion.ts'
export { nearBoundaryAbove, nearBoundaryBelow } from './discretion.ts'
export type { Framework, Question, Standard } from './framework.ts'
export { maximumScore } from './framework.ts'
export { FRAMEWORKS, frameworkOf } from './frameworks.ts'
export { RULE_VERSION, rateInspection } from './inspection.ts'
export type { AnswersToMove, Banding } from './moves.ts'
export { answersToMove } from './moves.ts'
export type { ScoreRange } from './overall.ts'
export { overallBands, overallRating, percentOfMaximum } from './overall.ts'
export type { BandEdges, Rounding, Tally } from './percent.ts'
export { CASE_BAND_EDGES, ratingOfPercent, shownPercent } from './percent.ts'
export { RatingError } from './rating-error.ts'
export type { Points, Rating } from './ratings.ts'
export { HIGHEST_POINTS, isRating, POINTS, pointsOf, RATINGS, ratingOf } from './ratings.ts'
export { readFramework } from './read-framework.ts'
export type { Answer, CaseAnswers, Inspection, Judgement } from './read-inspection.ts'
export { readInspection } from './read-inspection.ts'
export type {
  CaseStandard,
  Chances,
  InspectionResult,
  JudgedStandard,
  OverallResult,
  QuestionResult,
  StandardResult,
} from './result.ts'
export type { Lowest } from './standard.ts'
export { lowestOf, pointsOfStandard } from './standard.ts'
export type { PopulationInterval } from './uncertainty/interval.ts'
export { populationInterval } from './uncertainty/interval.ts'
export { SIMULATION_SEED, SIMULATIONS } from './uncertainty/simulation.ts'
export type { Unknown } from './unknown.ts'
export { isKnown, unknown, whenKnown } from './unknown.ts'
