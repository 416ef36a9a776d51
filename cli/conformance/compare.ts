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

/** A figure that may not end, such as a percentage: a case writes it to as many places as it likes. */
export class Rounded {
  readonly figure: number | null
  constructor(figure: number | null) {
    this.figure = figure
  }
}

/** Answers to several keys at once: a case expects them as a list in the order asked, or as an object by key. */
export class ByKey {
  readonly keys: readonly string[]
  readonly answers: readonly unknown[]
  constructor(keys: readonly string[], answers: readonly unknown[]) {
    this.keys = keys
    this.answers = answers
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
  if (answer instanceof Rounded) return agreesRounded(expected, answer.figure)
  if (answer instanceof ByKey) {
    return agrees(Array.isArray(expected) ? expected : inOrder(expected, answer.keys), answer.answers)
  }
  if (typeof expected === 'number' && typeof answer === 'number') return Math.abs(expected - answer) <= tolerance
  if (Array.isArray(expected) && Array.isArray(answer)) {
    return expected.length === answer.length && expected.every((part, index) => agrees(part, answer[index]))
  }
  return expected === answer
}

/** JSON writes 110.0 as 110, so a whole number is taken to be rounded to one place and never to none. */
const agreesRounded = (expected: unknown, figure: number | null): boolean => {
  if (typeof expected !== 'number' || figure === null) return expected === figure
  const places = Math.max(1, String(expected).split('.')[1]?.length ?? 0)
  return Math.abs(expected - figure) <= Math.max(tolerance, 0.5 * 10 ** -places + 1e-9)
}

/** The values of exactly these keys; undefined for anything else. */
const inOrder = (expected: unknown, keys: readonly string[]): readonly unknown[] | undefined => {
  if (typeof expected !== 'object' || expected === null) return undefined
  const values = new Map(Object.entries(expected))
  return values.size === keys.length && keys.every(key => values.has(key))
    ? keys.map(key => values.get(key))
    : undefined
}

const plain = (answer: unknown): unknown => {
  if (answer instanceof AnyCase) return answer.text
  if (answer instanceof Rounded) return answer.figure
  if (answer instanceof ByKey) return plain(answer.answers)
  return Array.isArray(answer) ? answer.map(plain) : answer
}
