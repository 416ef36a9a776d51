import type { Day } from '#platform/database/tables.ts'
import type { Entry } from '../entry.ts'

/** Somebody who did work that the record tells of, by the entries that count now. */
export type Work = { readonly code: string; readonly entries: number; readonly first: Day; readonly last: Day }

/** Kept in the state, so that a page need not read thousands of entries to say who has worked with a person. */
export type WorkerState = { readonly workers: readonly Work[] }
export const noWorkers: WorkerState = { workers: [] }

/** The work after one more entry, which happened on or after all before. */
export const workAfter = (workers: readonly Work[], { workDoneBy, happened: { from } }: Entry): readonly Work[] => {
  const before = workers.find(one => one.code === workDoneBy)
  const after = before
    ? { ...before, entries: before.entries + 1, last: from }
    : { code: workDoneBy, entries: 1, first: from, last: from }
  return [...workers.filter(one => one !== before), after]
}
