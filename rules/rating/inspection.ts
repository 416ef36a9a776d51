import { caseStandard } from './case-standard.ts'
import type { Evidence } from './evidence.ts'
import { gatherEvidence } from './evidence.ts'
import type { Standard } from './framework.ts'
import { maximumScore } from './framework.ts'
import type { MovableStandard } from './moves.ts'
import { overallAnswersToMove } from './moves.ts'
import { overallRating, percentOfMaximum } from './overall.ts'
import type { Rounding } from './percent.ts'
import { RatingError } from './rating-error.ts'
import { pointsOf } from './ratings.ts'
import type { Inspection, Judgement } from './read-inspection.ts'
import type { InspectionResult, JudgedStandard, OverallResult } from './result.ts'
import { isAnswered, pointsOfStandard } from './standard.ts'
import { SIMULATION_SEED, SIMULATIONS } from './uncertainty/simulation.ts'
import { isKnown, unknown, whenKnown } from './unknown.ts'

/** Version of the rule, kept with every result. A change that alters any figure is a new version. */
export const RULE_VERSION = '1.0.0'

const DEFAULT_ROUNDING: Rounding = 'half up before banding'

/**
 * Rates an inspection: each question, each standard by its worst question or by the people who judged it, and the total,
 * each with the chance of each band and how many answers it is away from the next; each question with its interval. The
 * order in which cases are given does not matter; the same answers give the same result to the last byte of its JSON.
 *
 * What cannot be rated is `unknown` with the reason: no answers yet, no judgement yet, a framework that gives no rating.
 *
 * @throws RatingError when more cases were assessed than the population has
 * @source reference/inspection.md 2.1 to 2.6
 */
export const rateInspection = (inspection: Inspection): InspectionResult => {
  const { framework, populationSize, answers, domainOne, rounding = DEFAULT_ROUNDING } = inspection
  if (answers.length > populationSize)
    throw new RatingError(
      `${answers.length} cases assessed from a population of ${populationSize}: check the population`,
    )

  const evidence = gatherEvidence(inspection, { edges: framework.bands, rounding })
  return {
    framework: { id: framework.id, version: framework.version },
    rule: { name: '@candour/rating', version: RULE_VERSION },
    rounding,
    simulations: { count: SIMULATIONS, seed: SIMULATION_SEED },
    populationSize,
    casesAssessed: answers.length,
    standards: framework.standards.map(standard =>
      standard.basis === 'judgement'
        ? judgedStandard(standard, domainOne[standard.code])
        : caseStandard(standard, evidence),
    ),
    overall: overallResult(evidence),
  }
}

const judgedStandard = ({ code, name, contributes }: Standard, judgement: Judgement | undefined): JudgedStandard => {
  const waiting = unknown('nobody has rated this standard yet')
  return {
    code,
    name,
    contributes,
    rating: judgement?.rating ?? waiting,
    points: judgement ? pointsOf(judgement.rating) : waiting,
    basis: 'judgement',
    reasons: judgement?.reasons ?? waiting,
  }
}

const overallResult = (evidence: Evidence): OverallResult => {
  const { framework, score, banding, chances } = evidence
  const maximum = maximumScore(framework)
  const rating = whenKnown(score, known => overallRating(known, maximum))
  return {
    score,
    maximum,
    rating,
    percentOfMaximum: whenKnown(score, known => percentOfMaximum(known, maximum)),
    chances: whenKnown(score, () => chances.overall ?? unknown('not simulated')),
    answersToMove: whenKnown(score, total =>
      whenKnown(rating, known => overallAnswersToMove(total, maximum, known, movableStandards(evidence), banding)),
    ),
  }
}

const movableStandards = ({ framework, countsOf, banding }: Evidence): readonly MovableStandard[] =>
  framework.standards
    .filter(({ contributes, basis }) => contributes && basis === 'cases')
    .flatMap(standard => {
      const points = pointsOfStandard(countsOf(standard), banding)
      return isKnown(points) ? [{ points, tallies: countsOf(standard).filter(isAnswered) }] : []
    })
