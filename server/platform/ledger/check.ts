import type { Trx } from '../database/tables.ts'
import { checkChains } from './check-chains.ts'
import { checkCheckpoints, storedCheckpoints } from './check-checkpoints.ts'
import type { RoomEntries } from './check-entries.ts'
import type { Finding } from './check-finding.ts'
import { checkTree } from './check-tree.ts'

/** What was looked at, and everything that differs. */
export type LedgerCheck = {
  readonly findings: readonly Finding[]
  readonly leaves: number
  readonly streams: number
  readonly numbered: number
  readonly waiting: number
  readonly checkpoints: number
}

/**
 * Makes the whole ledger again from its entries and compares: leaves, chains, numbers, tiles, roots, checkpoints. Reads only,
 * a few thousand rows at a time; 150,000 entries take some seconds. Give it one snapshot, since the log may grow meanwhile.
 *
 * @param rooms every room that keeps entries; a stream of any other is reported
 */
export const checkLedger = async (trx: Trx, rooms: readonly RoomEntries[], now: Date): Promise<LedgerCheck> => {
  const findings: Finding[] = []
  const report = (check: string, subject: string, what: string): void => {
    findings.push({ check, subject, what })
  }
  const { leaves, streams } = await checkChains(trx, rooms, report)
  const checkpoints = await storedCheckpoints(trx)
  const tree = await checkTree(trx, new Set(checkpoints.map(row => row.size)), report)
  await checkCheckpoints(trx, checkpoints, { tree, now }, report)
  return { findings, leaves, streams, numbered: tree.size, waiting: tree.waiting, checkpoints: checkpoints.length }
}
