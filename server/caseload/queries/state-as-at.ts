import type { Day, Trx } from '#platform/database/tables.ts'
import { effective, foldOf } from '../record/fold.ts'
import type { CaseState } from '../record/state.ts'
import { entriesOf } from '../record/stored.ts'

/**
 * What the record said at one instant about one day: only what had been recorded by then counts, and of that only what had
 * happened by then.
 *
 * @param recordedBy entries recorded after this instant are not known yet
 * @param happenedBy entries about later days are left out; absent, every day counts
 */
export const stateAsAt = async (
  trx: Trx,
  personId: string,
  { recordedBy, happenedBy }: { readonly recordedBy: Date; readonly happenedBy?: Day },
): Promise<CaseState> => {
  const known = (await entriesOf(trx, [personId])).filter(entry => entry.recordedAt <= recordedBy)
  return foldOf(effective(known).filter(entry => happenedBy === undefined || entry.happened.from <= happenedBy))
}
