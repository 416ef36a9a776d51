import type { Io } from '../command.ts'
import { BadInput } from '../command.ts'
import type { Outcome, RunCase } from './outcome.ts'

type Vector = Readonly<Record<string, unknown>>

/** A file of vectors: what is common to all cases, and the cases, each with an id of its own. */
export type VectorFile = {
  readonly header: Vector
  readonly cases: readonly { readonly id: string; readonly vector: Vector }[]
}

/** How many cases ended in each way. */
export type Tally = { readonly passed: number; readonly failed: number; readonly notSupported: number }

/**
 * Reads a file of vectors: `{header, cases}` or `{header, vectors}`.
 *
 * @param value the JSON of the file
 * @param place name of the file, for the message
 * @throws BadInput when there are no cases, a case has no id, or two cases have the same one
 */
export const readVectors = (value: unknown, place: string): VectorFile => {
  if (!isRecord(value)) throw new BadInput(`${place}: an object with "header" and "cases" was expected`)
  const rows = rowsOf(value)
  if (rows.length === 0) throw new BadInput(`${place} has no cases in "cases" or "vectors"`)
  const seen = new Map<string, number>()
  const cases = rows.map((vector: unknown, index) => {
    if (!isRecord(vector)) throw new BadInput(`${place}: case ${index + 1} is not an object`)
    const { id } = vector
    if (typeof id !== 'string' || id === '') throw new BadInput(`${place}: case ${index + 1} has no id`)
    const before = seen.get(id)
    if (before !== undefined) throw new BadInput(`${place}: cases ${before} and ${index + 1} have the same id ${id}`)
    seen.set(id, index + 1)
    return { id, vector }
  })
  return { header: isRecord(value.header) ? value.header : {}, cases }
}

/** The file of predictors keeps those of sexual reoffending in a list of their own. */
const rowsOf = ({ cases, vectors, sexualPredictorVectors }: Vector): readonly unknown[] =>
  [cases ?? vectors, sexualPredictorVectors].flatMap(list => (Array.isArray(list) ? list : []))

/**
 * Runs every case and reports: a line for each failed one on stdout, why others are not supported on stderr, and the
 * counts as the last line of stdout.
 */
export const runVectors = ({ header, cases }: VectorFile, runCase: RunCase, io: Io): Tally => {
  let passed = 0
  let failed = 0
  const reasons = new Map<string, string[]>()
  for (const { id, vector } of cases) {
    const outcome = runCase(vector, header)
    if (outcome.verdict === 'passed') passed++
    else if (outcome.verdict === 'failed') {
      failed++
      io.stdout.write(`${failureLine(id, outcome)}\n`)
    } else {
      reasons.set(outcome.why, [...(reasons.get(outcome.why) ?? []), id])
    }
  }
  for (const [why, ids] of reasons) io.stderr.write(`not supported: ${why} (${ids.join(', ')})\n`)
  const notSupported = cases.length - passed - failed
  io.stdout.write(`${passed} passed, ${failed} failed, ${notSupported} not supported\n`)
  return { passed, failed, notSupported }
}

const failureLine = (id: string, outcome: Extract<Outcome, { verdict: 'failed' }>): string =>
  `${id}: expected ${oneLine(outcome.expected)} got ${oneLine(outcome.got)}`

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ')

const isRecord = (value: unknown): value is Vector =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
