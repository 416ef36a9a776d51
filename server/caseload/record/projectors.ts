import type { Trx } from '#platform/database/tables.ts'
import type { Entry } from './entry.ts'
import type { CaseState } from './state.ts'

/** What one entry did to a record: the state before it was written, and after. */
export type Step = { readonly entry: Entry; readonly before: CaseState; readonly after: CaseState }

/** One entry as it is written. `record` is there when the whole record had to be folded again: every entry, this one last. */
export type Change = Step & { readonly personId: string; readonly record?: readonly Entry[] }

/** One person of a load: their whole record, and the steps of the entries that this load wrote, in the order of writing. */
export type LoadedPerson = {
  readonly personId: string
  readonly record: readonly Entry[]
  readonly steps: readonly Step[]
}

/**
 * What a later room derives from entries, in the transaction that writes them. It writes nothing to the record; one that appends
 * entries of its own stands last in the list, so that those before it see entries in the order of their making.
 */
export type Projector = {
  readonly name: string
  readonly afterEntry: (trx: Trx, change: Change) => Promise<void>
  /** The same for a load, as the system role: some thousand entries at a time. */
  readonly afterLoad: (trx: Trx, people: readonly LoadedPerson[]) => Promise<void>
  /** A record was erased by this transaction: pseudonym and day are all that is left to say. */
  readonly afterErasure: (trx: Trx, erased: Erased) => Promise<void>
}

export type Erased = { readonly personId: string; readonly on: string; readonly at: Date }

let composed: readonly Projector[] | undefined

/** Sets the projectors of this process, in order: `server/projectors.ts` does, and nobody else. */
export const composeProjectors = (projectors: readonly Projector[]): void => {
  composed = projectors
}

/**
 * The projectors, in order. A record written without them would leave figures that are silently wrong, so it is not written.
 *
 * @throws Error in a program that composed none
 */
export const projectors = (): readonly Projector[] => {
  if (composed) return composed
  throw new Error('No projectors are composed: import server/projectors.ts before anything is recorded')
}
