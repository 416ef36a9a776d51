import { TieringError } from '@candour/tiering'
import { Fields } from '../fields.ts'
import type { Answer } from '../tiering/answer.ts'
import { answerKind } from '../tiering/answer.ts'
import { compare } from './compare.ts'
import type { Outcome, RunCase } from './outcome.ts'

/**
 * Runs one tiering or OGRS4 vector in strict mode: the vectors say what the peer answers, its defects among them. Candour's own
 * answers differ where decision 0027 says so.
 */
export const runTieringCase: RunCase = vector => {
  try {
    return run(new Fields(vector, ''))
  } catch (error) {
    return { verdict: 'not supported', why: error instanceof Error ? error.message : String(error) }
  }
}

const run = (vector: Fields): Outcome => {
  const expected = vector.inner('expected').all()
  const answer = answerOrRefusal(vector, expected)
  return compare(comparable(wordless(expected)), comparable(answer))
}

/** The answer of the rule with `error: false`; or its refusal, which gives `error: true` and nothing for any other name. */
const answerOrRefusal = (vector: Fields, expected: Answer): Answer => {
  try {
    return { error: false, ...answerKind(kindOf(vector), inputOf(vector), 'strict') }
  } catch (error) {
    if (!(error instanceof TieringError)) throw error
    return { ...Object.fromEntries(Object.keys(expected).map(name => [name, 'refused'])), error: true }
  }
}

/** The OGRS4 file has no kinds: its predictor cases name a model, and its sexual ones ask question 1.30. */
const kindOf = (vector: Fields): string => {
  if (vector.has('kind')) return vector.text('kind')
  if (vector.has('model')) return 'ogrs4'
  return vector.inner('input').has('everSexual') ? 'ogrs4-sexual' : vector.text('kind')
}

const inputOf = (vector: Fields): Fields => {
  const input = vector.inner('input')
  return vector.has('model') && !input.has('model')
    ? new Fields({ ...input.all(), model: vector.text('model') }, 'input')
    : input
}

/** An expected refusal may be `true` or the words of a reason: what is tested is that the input is refused. */
const wordless = (expected: Answer): Answer =>
  typeof expected.error === 'string' && expected.error !== '' ? { ...expected, error: true } : expected

/** Objects as lists of their parts in one order. */
const comparable = (answers: Answer): Answer =>
  Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, part(value)]))

const part = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.entries(value)
    .map(([name, inner]) => [name, part(inner)])
    .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1))
}
