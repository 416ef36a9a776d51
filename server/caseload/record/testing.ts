import type { Day } from '#platform/database/tables.ts'
import { checkAgainst, checkCorrection, checked } from './check.ts'
import type { Entry } from './entry.ts'
import { canExtend, extend, fold } from './fold.ts'
import { type CaseState, nothingRecorded } from './state.ts'

type Act = {
  readonly on?: Day
  readonly by?: string
  readonly workDoneBy?: string
  readonly supersedes?: string
}

const DAY_OF_WRITING = '2026-11-20'

/**
 * The record of one invented person in memory: the same checks and the same fold as the real one, no database. Entries happen
 * on 20 November 2026 and are written by Ada unless something else is said.
 *
 * @returns `write` gives the id of the entry and throws EntryRefused; `state` is what the record says now
 */
export const recordInMemory = () => {
  const entries: Entry[] = []
  let state: CaseState = nothingRecorded
  const write = (kind: string, body: unknown, { on = DAY_OF_WRITING, by = 'N01A001', ...act }: Act = {}): string => {
    const now = new Date(`${DAY_OF_WRITING}T10:00:00Z`)
    const reason = act.supersedes === undefined ? {} : { supersedes: act.supersedes, reason: 'Wrong at first' }
    const happened = { from: on }
    const given = { personId: 'p', kind, happened, author: by, workDoneBy: act.workDoneBy ?? by, body, now, ...reason }
    const sealed = checked(given)
    checkCorrection(entries, given)
    const seq = entries.length + 1
    const entry: Entry = {
      ...sealed,
      entryId: `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`,
      seq,
      recordedAt: now,
      supersedes: act.supersedes ?? null,
      reason: reason.reason ?? null,
    }
    checkAgainst(state, entry)
    entries.push(entry)
    state = canExtend(state, entry) ? extend(state, entry) : fold(entries)
    return entry.entryId
  }
  return { write, state: () => state, entries: () => entries }
}
