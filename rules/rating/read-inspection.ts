import type { Framework } from './framework.ts'
import { frameworkOf } from './frameworks.ts'
import type { Rounding } from './percent.ts'
import type { Rating } from './ratings.ts'
import { RATINGS } from './ratings.ts'
import { each, number, object, oneOf, refuse, text } from './reading.ts'

/** An inspector's judgement of one question in one case. */
export type Answer = 'yes' | 'no' | 'na'

/** The answers of one case by question code. A question that is not there has not been answered yet. */
export type CaseAnswers = { readonly case: string; readonly answers: Readonly<Record<string, Answer>> }

/** A standard that people rated, and why. */
export type Judgement = { readonly rating: Rating; readonly reasons: string }

/** All that a rating is made of. */
export type Inspection = {
  readonly framework: Framework
  readonly answers: readonly CaseAnswers[]
  /** By code of each standard whose basis is judgement. */
  readonly domainOne: Readonly<Record<string, Judgement>>
  /** Cases in the frozen population, assessed or not. */
  readonly populationSize: number
  /** Half up before banding when left out. */
  readonly rounding?: Rounding
}

const ANSWERS = ['yes', 'no', 'na'] as const
const ROUNDINGS = ['half up before banding', 'banded unrounded'] as const

/**
 * An inspection from JSON: `{framework: id, answers: [{case, answers}], domainOne, populationSize, rounding?}`.
 *
 * @throws RatingError naming the place: an unknown framework, case twice, question or standard that the framework does
 *   not have, or a population smaller than the cases assessed
 */
export const readInspection = (value: unknown, place = 'input'): Inspection => {
  const fields = object(value, place)
  const framework = frameworkOf(text(fields.framework, `${place}.framework`))
  const answers = each(fields.answers, `${place}.answers`, (item, at) => readCase(item, at, framework))
  refuseRepeatedCase(answers, `${place}.answers`)
  return {
    framework,
    answers,
    domainOne: readJudgements(fields.domainOne, `${place}.domainOne`, framework),
    populationSize: number(fields.populationSize, `${place}.populationSize`, answers.length),
    ...(fields.rounding === undefined ? {} : { rounding: oneOf(fields.rounding, ROUNDINGS, `${place}.rounding`) }),
  }
}

const readCase = (value: unknown, place: string, framework: Framework): CaseAnswers => {
  const fields = object(value, place)
  const codes = new Set(framework.standards.flatMap(standard => standard.questions.map(question => question.code)))
  const entries = Object.entries(object(fields.answers, `${place}.answers`)).map(([code, answer]) => {
    if (!codes.has(code)) refuse(`${place}.answers.${code}`, `${framework.id} has no such question`)
    return [code, oneOf(answer, ANSWERS, `${place}.answers.${code}`)] as const
  })
  return { case: text(fields.case, `${place}.case`), answers: Object.fromEntries(entries) }
}

const refuseRepeatedCase = (answers: readonly CaseAnswers[], place: string): void => {
  const seen = new Set<string>()
  for (const [index, { case: id }] of answers.entries()) {
    if (seen.has(id)) refuse(`${place}[${index}].case`, `${id} is there already: give each case once`)
    seen.add(id)
  }
}

const readJudgements = (value: unknown, place: string, framework: Framework): Readonly<Record<string, Judgement>> => {
  const judged = new Set(framework.standards.filter(({ basis }) => basis === 'judgement').map(({ code }) => code))
  const entries = Object.entries(object(value, place)).map(([code, judgement]) => {
    const at = `${place}.${code}`
    if (!judged.has(code)) refuse(at, `${framework.id} has no standard ${code} that people rate`)
    const fields = object(judgement, at)
    const rating = oneOf(fields.rating, RATINGS, `${at}.rating`)
    return [code, { rating, reasons: text(fields.reasons, `${at}.reasons`) }] as const
  })
  return Object.fromEntries(entries)
}
