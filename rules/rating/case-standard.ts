import { discretionOf } from './discretion.ts'
import type { Evidence } from './evidence.ts'
import type { Standard } from './framework.ts'
import { answersToMove } from './moves.ts'
import { pointsOfTally, shownPercent } from './percent.ts'
import type { Points } from './ratings.ts'
import { ratingOf } from './ratings.ts'
import type { CaseStandard, Chances, QuestionResult } from './result.ts'
import type { AnswerCount } from './standard.ts'
import { isAnswered, lowestOf, pointsOfStandard } from './standard.ts'
import type { PopulationInterval } from './uncertainty/interval.ts'
import { populationInterval } from './uncertainty/interval.ts'
import type { Unknown } from './unknown.ts'
import { isKnown, unknown, whenKnown } from './unknown.ts'

/** Confidence of the intervals: the inspectorate's own for its samples, and the usual one. */
const CONFIDENCES = [0.8, 0.95] as const

const NOT_RATED = unknown('this framework gives no rating')
const NOT_ANSWERED = unknown('no case where this question applies has been answered')

/** A standard rated from cases: the rating of its worst question, and all that made it. */
export const caseStandard = (standard: Standard, evidence: Evidence): CaseStandard => {
  const { framework, cases, banding } = evidence
  const counts = evidence.countsOf(standard)
  const lowest = lowestOf(counts)
  const points = framework.rated ? pointsOfStandard(counts, banding) : NOT_RATED
  return {
    code: standard.code,
    name: standard.name,
    contributes: standard.contributes,
    rating: whenKnown(points, ratingOf),
    points,
    basis: 'cases',
    lowest,
    chances: whenKnown(points, () => chancesOf(standard.code, evidence)),
    answersToMove: whenKnown(points, known => answersToMove(known, counts.filter(isAnswered), banding)),
    discretion: whenKnown(points, known =>
      whenKnown(lowest, ({ percent }) =>
        discretionOf({ points: known, lowestPercent: percent, counts }, cases, banding, framework.discretionPoints),
      ),
    ),
    questions: standard.questions.flatMap((question, index) => {
      const count = counts[index]
      return count ? [questionResult(question.name, count, evidence)] : []
    }),
  }
}

const questionResult = (name: string, count: AnswerCount, evidence: Evidence): QuestionResult => {
  const { banding, framework } = evidence
  const percent = shownPercent(count)
  const points: Points | Unknown = framework.rated
    ? whenKnown(percent, () => pointsOfTally(count, banding.edges, banding.rounding))
    : NOT_RATED
  return {
    code: count.code,
    name,
    yes: count.yes,
    no: count.no,
    notApplicable: count.notApplicable,
    unanswered: count.unanswered,
    percent,
    rating: whenKnown(points, ratingOf),
    intervals: isKnown(percent) ? intervalsOf(count, evidence) : NOT_ANSWERED,
    chances: whenKnown(points, () => chancesOf(count.code, evidence)),
    answersToMove: whenKnown(points, known => answersToMove(known, [count], banding)),
  }
}

/**
 * Where a question does not apply to every case assessed, it is taken to apply to the same share of the others: the
 * number of cases that the interval speaks of is then an estimate, and rounded.
 */
const intervalsOf = ({ yes, no }: AnswerCount, { cases, populationSize }: Evidence): readonly PopulationInterval[] => {
  const answered = yes + no
  const unseen = Math.round(((populationSize - cases.length) * answered) / cases.length)
  return CONFIDENCES.map(confidence => populationInterval({ yes, answered }, answered + unseen, confidence))
}

const chancesOf = (code: string, { chances }: Evidence): Chances | Unknown => chances.byCode.get(code) ?? NOT_ANSWERED
