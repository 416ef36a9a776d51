import type { Banding, Framework, Rating, Tally } from '@candour/rating'
import {
  answersToMove,
  CASE_BAND_EDGES,
  FRAMEWORKS,
  HIGHEST_POINTS,
  isRating,
  lowestOf,
  maximumScore,
  nearBoundaryAbove,
  overallBands,
  overallRating,
  percentOfMaximum,
  pointsOf,
  pointsOfStandard,
  RATINGS,
  rateInspection,
  ratingOf,
  ratingOfPercent,
  readInspection,
  shownPercent,
  unknown,
  whenKnown,
} from '@candour/rating'
import { BadInput } from './command.ts'
import type { Fields } from './fields.ts'

/** Words that go with a published result and do not enter the rating. */
export const descriptive = ['name', 'region', 'published', 'fieldwork', 'figures', 'keyQuestion']

const banding: Banding = { edges: CASE_BAND_EDGES, rounding: 'half up before banding' }

/** Percentage points below a boundary that the ratings panel may look across (reference/inspection.md 2.4). */
const discretionWindow = 5

/**
 * Rates one input, by what it gives: a whole inspection (`answers`), a case standard (`keyQuestions`), its lowest
 * percentage (`lowestPercent`), one published percentage (`percent`), or a total (`framework` with `score` or
 * `standards`).
 *
 * @throws BadInput or RatingError naming the place
 */
export const rateInput = (fields: Fields): Readonly<Record<string, unknown>> => {
  if (fields.has('answers')) return rateInspection(readInspection(fields.all(), fields.place))
  for (const name of descriptive) fields.any(name)
  const rated = rateShortInput(fields)
  fields.done()
  return rated
}

const rateShortInput = (fields: Fields): Readonly<Record<string, unknown>> => {
  if (fields.has('keyQuestions')) return rateCaseStandard(fields.inner('keyQuestions'))
  if (fields.has('lowestPercent')) {
    const rating = ratingOfPercent(wholePercent(fields, 'lowestPercent'))
    return { rating, points: pointsOf(rating) }
  }
  if (fields.has('percent')) return { bestPossibleRating: ratingOfPercent(wholePercent(fields, 'percent')) }
  if (fields.has('framework')) return rateTotal(fields)
  throw new BadInput(
    `${fields.place || 'the input'} has none of answers, keyQuestions, lowestPercent, percent and framework: give one`,
  )
}

const rateCaseStandard = (questions: Fields): Readonly<Record<string, unknown>> => {
  const counts = Object.keys(questions.all()).map(code => ({ code, ...readTally(questions.inner(code)) }))
  const lowest = lowestOf(counts)
  const points = pointsOfStandard(counts, banding)
  const answered = counts.filter(({ yes, no }) => yes + no > 0)
  return {
    percent: Object.fromEntries(counts.map(count => [count.code, shownPercent(count)])),
    lowest: whenKnown(lowest, ({ percent }) => percent),
    rating: whenKnown(points, ratingOf),
    points,
    discretionWindow: whenKnown(lowest, ({ percent }) => nearBoundaryAbove(percent, banding.edges, discretionWindow)),
    answersToMove: whenKnown(points, known => answersToMove(known, answered, banding)),
  }
}

const readTally = (question: Fields): Tally => {
  const tally = { yes: wholeNumber(question, 'yes'), no: wholeNumber(question, 'no') }
  if (question.has('na')) wholeNumber(question, 'na')
  question.done()
  return tally
}

const rateTotal = (fields: Fields): Readonly<Record<string, unknown>> => {
  const { max, framework } = readMaximum(fields)
  const standards = readRatings(fields, 'standards')
  readRatings(fields, 'nonContributing')
  if (standards) refuseOtherStandards(standards, max, framework, fields)
  const given = fields.has('score') && fields.any('score') !== null ? wholeNumber(fields, 'score') : undefined
  if (given !== undefined && given > max) throw fields.wrong('score', given, `a whole number from 0 to ${max}`)
  const score = standards
    ? pointsSum(standards)
    : (given ?? unknown('neither a score nor ratings by standard are given'))
  return {
    score,
    max,
    rating: whenKnown(score, known => overallRating(known, max)),
    percent: whenKnown(score, known => percentOfMaximum(known, max)),
    bands: overallBands(max),
  }
}

/** Sum of the points of some ratings. */
export const pointsSum = (ratings: ReadonlyMap<string, Rating>): number =>
  [...ratings.values()].reduce((sum, rating) => sum + pointsOf(rating), 0)

/**
 * The maximum that an input is about: that of its framework, or `BAND-n` for the band table alone. A youth service too
 * small for some standards is rated on fewer, so there a smaller maximum may be given (Ceredigion: 24 of 36). Of a
 * region it is not known whether its services were rated as well, so there one standard more may be given.
 */
export const readMaximum = (fields: Fields): { readonly max: number; readonly framework: Framework | undefined } => {
  const id = fields.text('framework')
  const framework = FRAMEWORKS.find(each => each.id === id)
  const ofBandTable = /^BAND-(\d+)$/.exec(id)?.[1]
  if (!framework && ofBandTable === undefined)
    throw fields.wrong('framework', id, 'the id of a framework that is shipped')
  if (framework && !framework.rated) throw new BadInput(`${fields.at('framework')}: ${id} gives no rating`)
  const own = framework ? maximumScore(framework) : Number(ofBandTable)
  if (own === 0 || own % HIGHEST_POINTS !== 0)
    throw fields.wrong('framework', id, `a maximum of ${HIGHEST_POINTS} points for each standard`)
  const max = fields.has('max') ? wholeNumber(fields, 'max') : own
  const mayBeFewer = framework?.id === 'YJS-2021' && max < own && max % HIGHEST_POINTS === 0
  const mayBeMore = framework?.id === 'REGION-2023' && max === own + HIGHEST_POINTS
  if (max !== own && !mayBeFewer && !mayBeMore) throw fields.wrong('max', max, `${own}, the maximum of ${id},`)
  return { max, framework }
}

/** Ratings by name of standard; undefined when the field is absent or null. */
export const readRatings = (fields: Fields, name: string): ReadonlyMap<string, Rating> | undefined => {
  if (!fields.has(name) || fields.any(name) === null) return undefined
  const ratings = Object.entries(fields.inner(name).all())
  return new Map(
    ratings.map(([standard, rating]) => {
      if (!isRating(rating)) throw fields.wrong(`${name}.${standard}`, rating, `one of ${RATINGS.join(', ')}`)
      return [standard, rating]
    }),
  )
}

/** Names `S0`, `S1` ... stand for any standard: only their number counts. */
const isPlaceholder = (name: string): boolean => /^S\d+$/.test(name)

/** A code before the name; a code with an x stands for one that is not known. */
const leadingCode = /^[A-Z]?\d+\.(\d+|x) /

const refuseOtherStandards = (
  standards: ReadonlyMap<string, Rating>,
  max: number,
  framework: Framework | undefined,
  fields: Fields,
): void => {
  if (3 * standards.size !== max)
    throw new BadInput(`${fields.at('standards')} has ${standards.size} ratings: ${max / 3} were expected`)
  const names = framework?.standards.filter(({ contributes }) => contributes).map(({ name }) => name) ?? []
  for (const name of standards.keys()) {
    if (!isPlaceholder(name) && !names.includes(name.replace(leadingCode, '')))
      throw new BadInput(
        `${fields.at(`standards.${name}`)} is no contributing standard of ${framework?.id ?? 'a band table'}`,
      )
  }
}

const wholeNumber = (fields: Fields, name: string): number => {
  const value = fields.number(name)
  if (!Number.isSafeInteger(value) || value < 0) throw fields.wrong(name, value, 'a whole number from 0')
  return value
}

const wholePercent = (fields: Fields, name: string): number => {
  const value = wholeNumber(fields, name)
  if (value > 100) throw fields.wrong(name, value, 'a whole percentage from 0 to 100')
  return value
}
