import type { Trx } from '#platform/database/tables.ts'
import { type Checkpoint, checkpointCovering, indexOf } from '#platform/ledger/log.ts'
import type { Inspection } from './inspection.ts'

/**
 * The first signed checkpoint that covers the freeze: what the record was when the inspection was announced. Undefined
 * before the freeze, and for the moment that signing takes.
 */
export const announcedCheckpoint = async (
  trx: Trx,
  { freeze_entry: entry }: Pick<Inspection, 'freeze_entry'>,
): Promise<Checkpoint | undefined> => {
  const index = entry === null ? undefined : await indexOf(trx, entry)
  return index === undefined ? undefined : checkpointCovering(trx, index)
}
