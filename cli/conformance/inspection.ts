import type { Rating } from '@candour/rating'
import { HIGHEST_POINTS, isKnown, isRating, overallBands } from '@candour/rating'
import { allocateSizes, sampleSize, standardDeviations } from '@candour/sampling'
import { BadInput } from '../command.ts'
import { Fields } from '../fields.ts'
import { descriptive, pointsSum, rateInput, readMaximum, readRatings } from '../rating-input.ts'
import type { Answers } from './compare.ts'
import { compare } from './compare.ts'
import type { Outcome, RunCase } from './outcome.ts'

/**
 * Runs one inspection vector. Where the file says that a case cannot be executed, it states a published rating: what can
 * be checked of it is the range of totals that it allows.
 */
export const runInspectionCase: RunCase = vector => {
  try {
    return run(new Fields(vector, ''))
  } catch (error) {
    return { verdict: 'not supported', why: error instanceof Error ? error.message : String(error) }
  }
}

const run = (vector: Fields): Outcome => {
  const kind = vector.text('kind')
  const input = vector.inner('input')
  const expected = vector.inner('expected')
  const isFact = vector.has('executable') && !vector.boolean('executable')
  return compare(
    comparable(expected.all()),
    comparable(isFact ? published(kind, input, expected) : answer(kind, input)),
  )
}

const answer = (kind: string, input: Fields): Answers => {
  if (kind === 'sample-size') return sampleAnswer(input)
  if (kind === 'case-standard' && !input.has('framework')) return rateInput(input)
  if (kind === 'overall' && input.has('framework')) return rateInput(input)
  throw new BadInput(`kind ${kind}: no rule has this name and this input`)
}

/** Tables give standard deviations to two decimals at least: 1.28 for 80 %. */
const tableRounding = 0.005

const sampleAnswer = (input: Fields): Answers => {
  if (input.has('strata')) {
    const strata = input.inner('strata')
    const names = Object.keys(strata.all())
    const sizes = allocateSizes(
      input.number('n'),
      names.map(name => strata.number(name)),
    )
    input.done()
    return { allocation: Object.fromEntries(names.map((name, stratum) => [name, sizes[stratum]])) }
  }
  const z = input.number('z')
  const ofConfidence = standardDeviations(input.number('confidence'))
  if (Math.abs(z - ofConfidence) > tableRounding)
    throw input.wrong('z', z, `${ofConfidence}, what the confidence stands for,`)
  const eligible = input.numberOrNull('eligible')
  const size = sampleSize({
    ...(eligible === null ? {} : { population: eligible }),
    z,
    margin: input.number('margin'),
    share: input.number('p'),
  })
  input.done()
  return { ...size, exact: Math.round(size.exact * 1000) / 1000 }
}

/** A published rating without its total: the totals that it allows, narrowed by the standards that are known. */
const published = (kind: string, input: Fields, expected: Fields): Answers => {
  const rating = expected.any('rating')
  if (kind !== 'overall' || !isRating(rating) || !expected.has('scoreRange'))
    throw new BadInput('a published fact, with nothing that a rule can check')
  const { max } = readMaximum(input)
  const whole = overallBands(max)[rating]
  const known = readRatings(input, 'knownStandards') ?? new Map<string, Rating>()
  const score = input.has('score') ? input.numberOrNull('score') : null
  for (const name of [...descriptive, 'standards']) input.any(name)
  input.done()
  const least = pointsSum(known)
  const most = least + max - HIGHEST_POINTS * known.size
  const narrowed = [Math.max(whole[0], least), Math.min(whole[1], most)]
  // Both are true statements of the same fact; a case may give either.
  const statesWhole = JSON.stringify(expected.any('scoreRange')) === JSON.stringify(whole)
  return {
    rating,
    max,
    score: score === null || (score >= whole[0] && score <= whole[1]) ? score : null,
    scoreRange: statesWhole && (narrowed[0] ?? 0) <= (narrowed[1] ?? 0) ? whole : narrowed,
  }
}

/** Objects as lists of their parts in one order, and what is unknown as null, which is how the vectors write it. */
const comparable = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, part(value)]))

const part = (value: unknown): unknown => {
  if (!isKnown(value)) return null
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.entries(value)
    .map(([name, inner]) => [name, part(inner)])
    .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1))
}
