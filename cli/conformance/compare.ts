import type { Outcome } from './outcome.ts'

/** What a rule answers, by the names that the vectors give its parts. */
export type Answers = Readonly<Record<string, unknown>>

/** A text whose capitals do not matter: the name of a tier or a location. */
export class AnyCase {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** Below any figure that is written down: points are whole, hours have two decimals, percentages at most three. */
const tolerance = 0.00005

/**
 * Compares an expectation whole. A part of the expectation that the rule does not answer is `not supported`, and so is
 * an expectation of nothing: neither may look like a pass.
 */
export const compare = (expected: Readonly<Record<string, unknown>>, answers: Answers): Outcome => {
  const names = Object.keys(expected)
  if (names.length === 0) return { verdict: 'not supported', why: 'the case expects nothing' }
  const unanswered = names.find(name => !Object.hasOwn(answers, name))
  if (unanswered !== undefined) return { verdict: 'not supported', why: `the rule gives no "${unanswered}"` }
  const got = Object.fromEntries(names.map(name => [name, plain(answers[name])]))
  if (names.every(name => agrees(expected[name], answers[name]))) return { verdict: 'passed' }
  return { verdict: 'failed', expected: JSON.stringify(expected), got: JSON.stringify(got) }
}

const agrees = (expected: unknown, answer: unknown): boolean => {
  if (answer instanceof AnyCase) {
    return typeof expected === 'string' && expected.toLowerCase() === answer.text.toLowerCase()
  }
  if (typeof expected === 'number' && typeof answer === 'number') return Math.abs(expected - answer) <= tolerance
  if (Array.isArray(expected) && Array.isArray(answer)) {
    return expected.length === answer.length && expected.every((part, index) => agrees(part, answer[index]))
  }
  return expected === answer
}

const plain = (answer: unknown): unknown => {
  if (answer instanceof AnyCase) return answer.text
  return Array.isArray(answer) ? answer.map(plain) : answer
}
