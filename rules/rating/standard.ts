import type { Banding } from './moves.ts'
import type { Tally } from './percent.ts'
import { pointsOfTally, shownPercent } from './percent.ts'
import type { Points } from './ratings.ts'
import type { CaseAnswers } from './read-inspection.ts'
import type { Unknown } from './unknown.ts'
import { isKnown, unknown } from './unknown.ts'

/** The worst question of a standard. More than one when they share the lowest percentage. */
export type Lowest = { readonly percent: number; readonly questions: readonly string[] }

/** How often each answer was given to a question. */
export type AnswerCount = Tally & {
  readonly code: string
  readonly notApplicable: number
  readonly unanswered: number
}

const NO_ANSWERS = unknown('none of its questions has been answered in a case where it applies')

/** Counts the answers to one question over all cases. */
export const countAnswers = (code: string, cases: readonly CaseAnswers[]): AnswerCount => {
  const count = { code, yes: 0, no: 0, notApplicable: 0, unanswered: 0 }
  for (const { answers } of cases) {
    const answer = answers[code]
    if (answer === undefined) count.unanswered++
    else if (answer === 'na') count.notApplicable++
    else count[answer]++
  }
  return count
}

/** True when a question has a yes or a no somewhere. Without one it can neither raise nor lower its standard. */
export const isAnswered = ({ yes, no }: Tally): boolean => yes + no > 0

/**
 * Points of a standard: those of its worst answered question, never an average.
 *
 * @returns `unknown` when none of its questions has been answered in any case where it applies
 * @source reference/inspection.md 2.2
 */
export const pointsOfStandard = (tallies: readonly Tally[], banding: Banding): Points | Unknown => {
  const [first, ...rest] = tallies
    .filter(isAnswered)
    .map(tally => pointsOfTally(tally, banding.edges, banding.rounding))
  return first === undefined ? NO_ANSWERS : rest.reduce<Points>((worst, next) => (next < worst ? next : worst), first)
}

/** The lowest shown percentage of a standard and the questions that have it. */
export const lowestOf = (counts: readonly (Tally & { readonly code: string })[]): Lowest | Unknown => {
  const percents = counts.flatMap(count => {
    const percent = shownPercent(count)
    return isKnown(percent) ? [{ code: count.code, percent }] : []
  })
  if (percents.length === 0) return NO_ANSWERS
  const percent = Math.min(...percents.map(question => question.percent))
  return { percent, questions: percents.filter(question => question.percent === percent).map(({ code }) => code) }
}
