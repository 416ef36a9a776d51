import { overallBands } from './overall.ts'
import type { BandEdges, Rounding, Tally } from './percent.ts'
import { pointsOfTally } from './percent.ts'
import type { Points, Rating } from './ratings.ts'
import { POINTS } from './ratings.ts'
import type { Unknown } from './unknown.ts'
import { unknown } from './unknown.ts'

/** The fewest answers that would have to be the other way round to move a result to the next band up, and down. */
export type AnswersToMove = { readonly up: number | Unknown; readonly down: number | Unknown }

/** How percentages become bands: the framework's edges, and whether they are rounded first. */
export type Banding = { readonly edges: BandEdges; readonly rounding: Rounding }

const HIGHEST = unknown('already the highest rating')
const LOWEST = unknown('already the lowest rating')

/** Fewest no answers that must become yes for the question to be worth at least these points; 0 when it is. */
const flipsUpTo = (points: Points, { yes, no }: Tally, { edges, rounding }: Banding): number => {
  let flips = 0
  while (flips < no && pointsOfTally({ yes: yes + flips, no: no - flips }, edges, rounding) < points) flips++
  return flips
}

/** Fewest yes answers that must become no for the question to be worth at most these points; 0 when it is. */
const flipsDownTo = (points: Points, { yes, no }: Tally, { edges, rounding }: Banding): number => {
  let flips = 0
  while (flips < yes && pointsOfTally({ yes: yes - flips, no: no + flips }, edges, rounding) > points) flips++
  return flips
}

/** Answers to lift a standard: every question has to reach the band. */
const standardFlipsUpTo = (points: Points, tallies: readonly Tally[], banding: Banding): number =>
  tallies.reduce((sum, tally) => sum + flipsUpTo(points, tally, banding), 0)

/** Answers to lower a standard: one question is enough, the nearest. */
const standardFlipsDownTo = (points: Points, tallies: readonly Tally[], banding: Banding): number =>
  Math.min(...tallies.map(tally => flipsDownTo(points, tally, banding)))

/** How far a question (one tally) or a standard (all its tallies) stands from the bands beside its own. */
export const answersToMove = (points: Points, tallies: readonly Tally[], banding: Banding): AnswersToMove => {
  const above = POINTS[points + 1]
  const below = POINTS[points - 1]
  return {
    up: above === undefined ? HIGHEST : standardFlipsUpTo(above, tallies, banding),
    down: below === undefined ? LOWEST : standardFlipsDownTo(below, tallies, banding),
  }
}

/** A contributing standard rated from cases, as the overall rating sees it. */
export type MovableStandard = { readonly points: Points; readonly tallies: readonly Tally[] }

/**
 * Fewest case answers that would change the overall rating by one band. Ratings given by people stay as they are, so a
 * band may be out of reach.
 */
export const overallAnswersToMove = (
  score: number,
  maximum: number,
  rating: Rating,
  standards: readonly MovableStandard[],
  banding: Banding,
): AnswersToMove => {
  const [lowest, highest] = overallBands(maximum)[rating]
  const gains = standards.map(({ points, tallies }) =>
    POINTS.slice(points).map(reached => standardFlipsUpTo(reached, tallies, banding)),
  )
  const losses = standards.map(({ points, tallies }) =>
    POINTS.slice(0, points + 1)
      .reverse()
      .map(reached => standardFlipsDownTo(reached, tallies, banding)),
  )
  return {
    up: highest === maximum ? HIGHEST : cheapest(gains, highest + 1 - score),
    down: lowest === 0 ? LOWEST : cheapest(losses, score - lowest + 1),
  }
}

/**
 * Least sum of costs that brings `wanted` points, taking from each standard one entry of its list: entry k costs that
 * many answers and brings k points.
 */
const cheapest = (costs: readonly (readonly number[])[], wanted: number): number | Unknown => {
  let best: readonly number[] = [0, ...Array.from({ length: wanted }, () => Number.POSITIVE_INFINITY)]
  for (const ofStandard of costs)
    best = best.map((_, points) =>
      Math.min(...ofStandard.map((cost, brought) => cost + (best[Math.max(0, points - brought)] ?? 0))),
    )
  const least = best[wanted] ?? Number.POSITIVE_INFINITY
  return Number.isFinite(least) ? least : unknown('out of reach while the ratings given by people stand')
}
