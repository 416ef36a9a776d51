import type { Day } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Entry } from './entry.ts'
import { effective, foldOf } from './fold.ts'
import type { CaseState } from './state.ts'

/** What a record said at the end of a day, and what was written down later about that day or earlier ones. */
export type KnownOn = {
  readonly state: CaseState
  /** What counted then, the latest thing that happened first. */
  readonly known: readonly Entry[]
  /** Recorded after the day about the day or before: nobody could read it then. The first written stands first. */
  readonly later: readonly Entry[]
}

/**
 * Two times in one answer: only what had been recorded by the end of a day counts, and of that only what had happened by then.
 *
 * @param record every entry of one person, in the order of writing
 * @param day a day in England and Wales, to its end
 */
export const knownOn = (record: readonly Entry[], day: Day): KnownOn => {
  const isRecorded = (entry: Entry): boolean => dayOf(entry.recordedAt) <= day
  const hasHappened = (entry: Entry): boolean => entry.happened.from <= day
  const counted = effective(record.filter(isRecorded)).filter(hasHappened)
  return {
    state: foldOf(counted),
    known: counted.toReversed(),
    later: record.filter(entry => !isRecorded(entry) && hasHappened(entry)),
  }
}

/** What the record says today about a day: everything recorded since counts too. */
export const asAt = (record: readonly Entry[], day: Day): CaseState =>
  foldOf(effective(record).filter(entry => entry.happened.from <= day))
