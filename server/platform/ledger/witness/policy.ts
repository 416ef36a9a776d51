import { formatPolicy, type Policy, parsePolicy, parseVerifierKey } from '@candour/ledger'
import type { Trx } from '../../database/tables.ts'
import { verifierKeys } from '../log.ts'
import { logEntries, writeLogEntry } from '../log-entry.ts'
import { noWitnesses } from './configured.ts'

const recordedWitnesses = async (trx: Trx): Promise<Policy> => {
  const [newest] = await logEntries(trx, 'witness-policy')
  return newest ? parsePolicy(newest.payload.policy) : noWitnesses
}

/** The policy that this log is to be trusted by: every key it has signed with, its witnesses, and the quorum it keeps. */
export const policyInForce = async (trx: Trx): Promise<Policy> => {
  const keys = await verifierKeys(trx)
  return { ...(await recordedWitnesses(trx)), logs: keys.map(key => ({ key: parseVerifierKey(key) })) }
}

/** Writes down other witnesses or another quorum than those in force. Whoever drops a witness is seen to have done so. */
export const recordWitnesses = async (trx: Trx, configured: Policy, now: Date): Promise<void> => {
  const policy = formatPolicy(configured)
  if (policy === formatPolicy(await recordedWitnesses(trx))) return
  await writeLogEntry(trx, 'witness-policy', { policy }, now)
}
