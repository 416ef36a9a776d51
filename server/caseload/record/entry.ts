import type { Day } from '#platform/database/tables.ts'

/** When something happened in the world: one day, or a range whose last day is `to`. */
export type Happened = { readonly from: Day; readonly to?: Day }

/** One line of a person's record, as it was written. */
export type Entry<Body = unknown> = {
  readonly entryId: string
  /** The stream of this person in the ledger: their pseudonym. */
  readonly personId: string
  readonly seq: number
  readonly kind: string
  /** Staff code, or the username of somebody without one. */
  readonly author: string
  /** Who did the work that the entry describes. Credit and responsibility follow this, never the present holder. */
  readonly workDoneBy: string
  readonly happened: Happened
  readonly recordedAt: Date
  /** The entry that this one takes the place of. */
  readonly supersedes: string | null
  readonly reason: string | null
  readonly body: Body
}

/** An entry to be written. */
export type NewEntry = {
  readonly personId: string
  readonly kind: string
  readonly happened: Happened
  readonly author: string
  readonly workDoneBy: string
  readonly body: unknown
  readonly supersedes?: string
  readonly reason?: string
  readonly now: Date
}

/** What is wrong with an entry, at which answer, and what to do. */
export type Problem = { readonly field: string; readonly message: string }

/** The record did not take an entry: nothing was written, and each problem says what to do. */
export class EntryRefused extends Error {
  override readonly name = 'EntryRefused'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(problem => problem.message).join('; '))
    this.problems = problems
  }
}
