import { WITHDRAWAL } from '../kinds/person/entry-withdrawn.ts'
import { kindOf } from '../kinds/registry.ts'
import { TIER_CALCULATED } from '../kinds/tier-calculated.ts'
import type { Entry } from './entry.ts'
import { milestonesAfter } from './milestones.ts'
import type { Step } from './projectors.ts'
import { workAfter } from './state/workers.ts'
import { type CaseState, nothingRecorded } from './state.ts'
import { withdrawalsIn } from './withdrawal.ts'

/**
 * The entries that count, in the order in which things happened; on one day, in the order in which they were first written.
 * A correction stands where the entry stood that it corrects, and its `supersedes` names the very first version: that is the
 * one that later entries refer to, however often it was corrected since. An entry that was withdrawn does not count; the
 * withdrawal stays.
 */
export const effective = (entries: readonly Entry[]): readonly Entry[] => {
  const byId = new Map(entries.map(entry => [entry.entryId, entry]))
  const superseded = new Set(entries.map(entry => entry.supersedes))
  const first = (entry: Entry): Entry => {
    const before = entry.supersedes === null ? undefined : byId.get(entry.supersedes)
    return before ? first(before) : entry
  }
  const withdrawalOf = withdrawalsIn(entries)
  return entries
    .filter(entry => !superseded.has(entry.entryId) && withdrawalOf(entry) === undefined)
    .map(entry => ({ entry, first: first(entry) }))
    .sort((a, b) => compareDays(a.entry.happened.from, b.entry.happened.from) || a.first.seq - b.first.seq)
    .map(({ entry, first }) => (first === entry ? entry : { ...entry, supersedes: first.entryId }))
}

const compareDays = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The state after one more entry that happened on or after everything in it. */
export const extend = (state: CaseState, entry: Entry): CaseState => {
  const after = kindOf(entry.kind).project(state, entry)
  const day = entry.happened.from
  // Who takes an entry back has not worked with the person by doing so, and a calculation is nobody's work.
  const workers =
    entry.kind === WITHDRAWAL || entry.kind === TIER_CALCULATED ? state.workers : workAfter(state.workers, entry)
  return { ...after, workers, milestones: milestonesAfter(state, after, day), upTo: day }
}

/** Whether an entry can simply be put on top: it corrects and withdraws nothing, and happened on or after everything so far. */
export const canExtend = (state: CaseState, entry: Entry): boolean =>
  entry.supersedes === null && entry.kind !== WITHDRAWAL && (state.upTo === null || entry.happened.from >= state.upTo)

/** The state that effective entries give, in the order given. */
export const foldOf = (entries: readonly Entry[]): CaseState => entries.reduce(extend, nothingRecorded)

/** What all the entries of one person say together. Pure: the projection of a person must always equal it. */
export const fold = (entries: readonly Entry[]): CaseState => foldOf(effective(entries))

/** The state at the end of each day on which something happened, by everything that is recorded now; the earliest day first. */
export const statesByDay = (
  entries: readonly Entry[],
): readonly { readonly day: string; readonly state: CaseState }[] => {
  const days = new Map<string, CaseState>()
  let state = nothingRecorded
  for (const entry of effective(entries)) {
    state = extend(state, entry)
    days.set(entry.happened.from, state)
  }
  return [...days].map(([day, atItsEnd]) => ({ day, state: atItsEnd }))
}

/** A record as it came about: for each entry in the order of writing, the state before and after. */
export const stepsOf = (record: readonly Entry[]): readonly Step[] => {
  let state = nothingRecorded
  return record.map((entry, index) => {
    const before = state
    state = canExtend(before, entry) ? extend(before, entry) : fold(record.slice(0, index + 1))
    return { entry, before, after: state }
  })
}
