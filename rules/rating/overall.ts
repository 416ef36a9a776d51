import { RatingError } from './rating-error.ts'
import type { Points, Rating } from './ratings.ts'
import { HIGHEST_POINTS, pointsOf, RATINGS } from './ratings.ts'

/** Lowest and highest total of a rating, both included. */
export type ScoreRange = readonly [lowest: number, highest: number]

/**
 * The totals that carry each overall rating: up to a sixth, a half and five sixths of the maximum, each rounded down.
 *
 * @param maximum the points of all contributing standards at Outstanding: three each
 * @throws RatingError when the maximum is not three times a whole number of standards
 * @source reference/inspection.md 2.5; 80 of 80 published youth results at 24 and 36 points agree
 */
export const overallBands = (maximum: number): Readonly<Record<Rating, ScoreRange>> => {
  if (!Number.isSafeInteger(maximum) || maximum <= 0 || maximum % HIGHEST_POINTS !== 0)
    throw new RatingError(`a maximum of ${maximum}: it must be three points for each contributing standard`)
  const sixth = Math.floor(maximum / 6)
  const half = Math.floor(maximum / 2)
  const fiveSixths = Math.floor((5 * maximum) / 6)
  return {
    Inadequate: [0, sixth],
    'Requires improvement': [sixth + 1, half],
    Good: [half + 1, fiveSixths],
    Outstanding: [fiveSixths + 1, maximum],
  }
}

/**
 * Overall rating of a total.
 *
 * @throws RatingError when the total is not a whole number from 0 to the maximum
 */
export const overallRating = (score: number, maximum: number): Rating => {
  const bands = overallBands(maximum)
  const rating = RATINGS.find(candidate => score <= bands[candidate][1])
  if (!Number.isSafeInteger(score) || score < 0 || rating === undefined)
    throw new RatingError(`a score of ${score}: it must be a whole number from 0 to ${maximum}`)
  return rating
}

/** Points of the overall rating of every total from 0 to the maximum: a simulation only looks them up. */
export const overallPointsByScore = (maximum: number): readonly Points[] =>
  Array.from({ length: maximum + 1 }, (_, score) => pointsOf(overallRating(score, maximum)))

/** Total as a percentage of the maximum, two decimals, halves up. Not an official figure; frameworks do not compare. */
export const percentOfMaximum = (score: number, maximum: number): number => Math.round((score * 10_000) / maximum) / 100
