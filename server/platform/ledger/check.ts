import type { Trx } from '../database/tables.ts'
import { checkChains } from './check-chains.ts'
import { CheckpointCheck } from './check-checkpoints.ts'
import type { RoomEntries } from './check-entries.ts'
import type { Finding, Progress, Report } from './check-finding.ts'
import { checkTree } from './check-tree.ts'

/** What was looked at. */
export type LedgerCheck = {
  readonly leaves: number
  readonly streams: number
  readonly numbered: number
  readonly waiting: number
  readonly checkpoints: number
}

/** Who is told, while the check goes on: a damaged log of millions may have as many differences. */
export type Watch = { readonly found: (finding: Finding) => void; readonly progress: Progress }

/**
 * Makes the whole ledger again from its entries and compares: leaves, chains, numbers, tiles, roots, checkpoints, cosignatures.
 * Reads only, a few thousand rows at a time, so that its memory does not grow with the log. Give it one snapshot, since the log
 * may grow meanwhile.
 *
 * @param rooms every room that keeps entries; a stream of any other is reported
 */
export const checkLedger = async (
  trx: Trx,
  rooms: readonly RoomEntries[],
  now: Date,
  { found, progress }: Watch,
): Promise<LedgerCheck> => {
  const report: Report = (check, subject, what) => found({ check, subject, what })
  const { leaves, streams } = await checkChains(trx, rooms, report, progress)
  const checkpoints = await CheckpointCheck.open(trx, now, report)
  const { size, waiting } = await checkTree(trx, checkpoints, report, progress)
  return { leaves, streams, numbered: size, waiting, checkpoints: checkpoints.count }
}
