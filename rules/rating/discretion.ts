import type { Banding } from './moves.ts'
import type { BandEdges } from './percent.ts'
import { edgeOf, pointsOfPercent } from './percent.ts'
import type { Points } from './ratings.ts'
import { POINTS } from './ratings.ts'
import type { CaseAnswers } from './read-inspection.ts'
import type { AnswerCount } from './standard.ts'
import { pointsOfStandard } from './standard.ts'
import type { Unknown } from './unknown.ts'
import { isKnown } from './unknown.ts'

/**
 * Where a ratings panel may use its discretion. A flag only: the panel's decision is a record of its own, with reasons,
 * and nothing here moves a rating.
 */
export type Discretion = {
  /** The lowest percentage is below the next boundary, by at most the window. */
  readonly nearBoundaryAbove: boolean
  /** The lowest percentage is at or above its own boundary, by at most the window. */
  readonly nearBoundaryBelow: boolean
  /** Other answers in one single case would raise the rating. */
  readonly oneCaseRaises: boolean
  /** Other answers in one single case would lower the rating. */
  readonly oneCaseLowers: boolean
}

/**
 * True when a percentage lies below the next boundary by no more than the window: 60 to 64 for Good with five points.
 *
 * @source reference/inspection.md 2.4, medium confidence
 */
export const nearBoundaryAbove = (percent: number, edges: BandEdges, window: number): boolean => {
  const above = POINTS[pointsOfPercent(percent, edges) + 1]
  return above !== undefined && edgeOf(above, edges) - percent <= window
}

/** True when a percentage lies at or above its own boundary by no more than the window. Inadequate has none below it. */
export const nearBoundaryBelow = (percent: number, edges: BandEdges, window: number): boolean => {
  const points = pointsOfPercent(percent, edges)
  return points > 0 && percent - edgeOf(points, edges) <= window
}

/** A standard as the window is looked for: its points, its lowest percentage and the counts of its questions. */
export type StandardInWindow = {
  readonly points: Points
  readonly lowestPercent: number
  readonly counts: readonly AnswerCount[]
}

/** The discretion window of a case standard, from its lowest percentage and from each case in turn. */
export const discretionOf = (
  { points, lowestPercent, counts }: StandardInWindow,
  cases: readonly CaseAnswers[],
  banding: Banding,
  window: number,
): Discretion => {
  const becomes = ({ answers }: CaseAnswers, from: 'yes' | 'no'): Points | Unknown =>
    pointsOfStandard(
      counts.map(({ code, yes, no }) => {
        const moved = answers[code] === from ? 1 : 0
        return from === 'no' ? { yes: yes + moved, no: no - moved } : { yes: yes - moved, no: no + moved }
      }),
      banding,
    )
  const raised = (result: Points | Unknown): boolean => isKnown(result) && result > points
  const lowered = (result: Points | Unknown): boolean => isKnown(result) && result < points
  return {
    nearBoundaryAbove: nearBoundaryAbove(lowestPercent, banding.edges, window),
    nearBoundaryBelow: nearBoundaryBelow(lowestPercent, banding.edges, window),
    oneCaseRaises: cases.some(one => raised(becomes(one, 'no'))),
    oneCaseLowers: cases.some(one => lowered(becomes(one, 'yes'))),
  }
}
