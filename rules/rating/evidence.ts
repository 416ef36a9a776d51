import type { Framework, Standard } from './framework.ts'
import { maximumScore } from './framework.ts'
import type { Banding } from './moves.ts'
import { pointsOf } from './ratings.ts'
import type { CaseAnswers, Inspection } from './read-inspection.ts'
import type { Chances } from './result.ts'
import type { AnswerCount } from './standard.ts'
import { countAnswers, isAnswered, pointsOfStandard } from './standard.ts'
import { simulateChances } from './uncertainty/chances.ts'
import type { AnswerTable } from './uncertainty/simulation.ts'
import type { Unknown } from './unknown.ts'
import { isKnown, unknown } from './unknown.ts'

/** Chances by code of the question or the standard; what has no answers is missing. */
type ChancesByCode = {
  readonly byCode: ReadonlyMap<string, Chances>
  /** Missing while there is no total. */
  readonly overall: Chances | undefined
}

/** What an inspection found, counted once for all the results that rest on it. */
export type Evidence = {
  readonly framework: Framework
  /** In order of case, so that the order of the input cannot matter. */
  readonly cases: readonly CaseAnswers[]
  readonly populationSize: number
  readonly banding: Banding
  /** The counts of a standard's questions, in their order. */
  readonly countsOf: (standard: Standard) => readonly AnswerCount[]
  readonly score: number | Unknown
  readonly chances: ChancesByCode
}

/** Counts the answers, adds up the points and simulates the chances of an inspection. */
export const gatherEvidence = (inspection: Inspection, banding: Banding): Evidence => {
  const { framework, populationSize } = inspection
  const cases = inspection.answers.toSorted((one, other) => (one.case < other.case ? -1 : 1))
  const counts = new Map(
    framework.standards.map(({ code, questions }) => [
      code,
      questions.map(question => countAnswers(question.code, cases)),
    ]),
  )
  const countsOf = ({ code }: Standard): readonly AnswerCount[] => counts.get(code) ?? []
  const score = scoreOf(inspection, countsOf, banding)
  const chances = chancesOf(inspection, cases, countsOf, isKnown(score), banding)
  return { framework, cases, populationSize, banding, countsOf, score, chances }
}

const scoreOf = (
  { framework, domainOne }: Inspection,
  countsOf: Evidence['countsOf'],
  banding: Banding,
): number | Unknown => {
  if (!framework.rated) return unknown('this framework gives no rating')
  const waiting: string[] = []
  let score = 0
  for (const standard of framework.standards.filter(({ contributes }) => contributes)) {
    const judgement = domainOne[standard.code]
    const judged = judgement ? pointsOf(judgement.rating) : unknown('not judged yet')
    const points = standard.basis === 'cases' ? pointsOfStandard(countsOf(standard), banding) : judged
    if (isKnown(points)) score += points
    else waiting.push(standard.code)
  }
  return waiting.length === 0 ? score : unknown(`not rated yet: ${waiting.join(', ')}`)
}

const chancesOf = (
  { framework, domainOne, populationSize }: Inspection,
  cases: readonly CaseAnswers[],
  countsOf: Evidence['countsOf'],
  hasTotal: boolean,
  banding: Banding,
): ChancesByCode => {
  const standards = framework.standards
    .map(standard => ({
      code: standard.code,
      contributes: standard.contributes,
      questions: countsOf(standard)
        .filter(isAnswered)
        .map(({ code }) => code),
    }))
    .filter(({ questions }) => questions.length > 0)
  const questions = standards.flatMap(standard => standard.questions)
  const judgedPoints = framework.standards
    .filter(({ contributes }) => contributes)
    .reduce((sum, { code }) => sum + (domainOne[code] ? pointsOf(domainOne[code].rating) : 0), 0)
  const simulated = simulateChances(
    answerTable(questions, cases),
    populationSize - cases.length,
    standards.map(standard => ({
      columns: standard.questions.map(code => questions.indexOf(code)),
      contributes: standard.contributes,
    })),
    banding,
    hasTotal ? { judgedPoints, maximum: maximumScore(framework) } : undefined,
  )
  const codes = [...questions, ...standards.map(({ code }) => code)]
  const chances = [...simulated.questions, ...simulated.standards]
  return {
    byCode: new Map(codes.flatMap((code, index) => (chances[index] ? [[code, chances[index]]] : []))),
    overall: hasTotal ? simulated.overall : undefined,
  }
}

const CELL = { yes: 1, no: 0, na: 2 } as const

const answerTable = (questions: readonly string[], cases: readonly CaseAnswers[]): AnswerTable => ({
  cases: cases.length,
  questions: questions.length,
  answers: Uint8Array.from(cases.flatMap(({ answers }) => questions.map(code => CELL[answers[code] ?? 'na']))),
})
