import type { Points, Rating } from './ratings.ts'
import { ratingOf } from './ratings.ts'
import type { Unknown } from './unknown.ts'
import { unknown } from './unknown.ts'

/** The lowest whole percentages of the three upper ratings. */
export type BandEdges = { readonly requiresImprovement: number; readonly good: number; readonly outstanding: number }

/** Whether the share is rounded to a whole percentage before it is banded, or banded as it is. */
export type Rounding = 'half up before banding' | 'banded unrounded'

/** How often a question was answered yes and no. Not applicable is in neither. */
export type Tally = { readonly yes: number; readonly no: number }

/** Edges that HM Inspectorate of Probation uses for the lowest key question of a standard (reference 2.2). */
export const CASE_BAND_EDGES: BandEdges = { requiresImprovement: 50, good: 65, outstanding: 80 }

/**
 * Percentage of yes among yes and no, as it is shown.
 *
 * @returns a whole percentage, halves up (exact in integers: 43 of 54 is 80); `unknown` when nobody answered
 * @source reference/inspection.md 2.1: not-applicable answers excluded, whole numbers, half up
 */
export const shownPercent = ({ yes, no }: Tally): number | Unknown =>
  yes + no === 0 ? unknown('no case where this question applies has been answered') : roundedPercent({ yes, no })

const roundedPercent = ({ yes, no }: Tally): number => Math.floor((200 * yes + (yes + no)) / (2 * (yes + no)))

/** The lowest percentage worth these points. */
export const edgeOf = (points: Points, edges: BandEdges): number =>
  [0, edges.requiresImprovement, edges.good, edges.outstanding][points] ?? 0

/** Points of a percentage, whole or not: the highest band whose edge it reaches. */
export const pointsOfPercent = (percent: number, edges: BandEdges): Points => {
  if (percent >= edges.outstanding) return 3
  if (percent >= edges.good) return 2
  return percent >= edges.requiresImprovement ? 1 : 0
}

/** Rating of a percentage: below 50 Inadequate, 50 to 64, 65 to 79, 80 and over, with the inspectorate's edges. */
export const ratingOfPercent = (percent: number, edges: BandEdges = CASE_BAND_EDGES): Rating =>
  ratingOf(pointsOfPercent(percent, edges))

/**
 * Points of a tally with at least one answer. Unrounded, the share is compared in integers, so 65 % is never 64.999.
 */
export const pointsOfTally = (tally: Tally, edges: BandEdges, rounding: Rounding): Points => {
  if (rounding === 'half up before banding') return pointsOfPercent(roundedPercent(tally), edges)
  const reached = (edge: number): boolean => 100 * tally.yes >= edge * (tally.yes + tally.no)
  if (reached(edges.outstanding)) return 3
  if (reached(edges.good)) return 2
  return reached(edges.requiresImprovement) ? 1 : 0
}
