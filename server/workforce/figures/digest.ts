import { createHash } from 'node:crypto'
import type { Post } from '../import/posts.ts'
import type { OfficerFigure } from './officer-figure.ts'

/** One line of a result: who, what the file said (null for somebody it does not name), and the figures. */
export type ResultLine = {
  readonly team: string
  readonly officer: string
  readonly post: Post | null
  readonly figure: OfficerFigure
}

/** Teams and officers by their codes, byte by byte: the order does not depend on the machine's language. */
export const byTeamAndOfficer = (a: ResultLine, b: ResultLine): number =>
  compare(a.team, b.team) || compare(a.officer, b.officer)

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/**
 * SHA-256, in hex, over every officer's inputs and figures: one changed count, hour or figure changes it. It stands in
 * the ledger's entry of the import.
 */
export const resultDigest = (lines: readonly ResultLine[]): string => {
  const hash = createHash('sha256')
  for (const line of [...lines].sort(byTeamAndOfficer)) hash.update(`${JSON.stringify(fieldsOf(line))}\n`)
  return hash.digest('hex')
}

const fieldsOf = ({ team, officer, post, figure }: ResultLine): readonly unknown[] => [
  ...[team, officer, figure.gradeCode, figure.grade],
  ...(post ? [cells(post.allCases), cells(post.filtered), cells(post.t2a), post.sdr, post.fdr] : [null]),
  ...[figure.hours.contracted, figure.hours.recorded, figure.hours.reduced],
  ...[figure.casesAll, figure.cases, figure.casePoints, figure.t2aPoints, figure.reportPoints, figure.contactPoints],
  ...[figure.used, figure.available, figure.percent, figure.why],
]

const cells = (counts: ArrayLike<number> | null): string | null =>
  counts === null ? null : Array.prototype.join.call(counts, ',')
