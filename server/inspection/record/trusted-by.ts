import { formatNote, formatPolicy, openTrusted, type Policy, parseNote } from '@candour/ledger'
import type { Trx } from '#platform/database/tables.ts'
import { type Checkpoint, checkpointCovering, publishedNote } from '#platform/ledger/log.ts'
import { policyInForce } from '#platform/ledger/witness/policy.ts'

/** The note with the signatures of this policy's keys alone: a bundle holds no line that nothing in it covers. */
export const noteUnder = (note: string, policy: Policy): string => {
  const { text, signatures } = parseNote(note)
  const known = [...policy.logs, ...policy.witnesses].map(({ key }) => `${key.name} ${key.id}`)
  return formatNote({ text, signatures: signatures.filter(({ name, id }) => known.includes(`${name} ${id}`)) })
}

/**
 * The checkpoint at a size.
 *
 * @throws Error when the log has none of exactly that size
 */
export const checkpointAt = async (trx: Trx, size: number): Promise<Checkpoint> => {
  const checkpoint = await checkpointCovering(trx, size - 1)
  if (checkpoint?.size !== size) throw new Error(`The log has no checkpoint of size ${size} any more`)
  return checkpoint
}

/**
 * What a result that is published now is to be trusted by: the policy in force, and the announced checkpoint with every
 * cosignature that has come in. An announcement from before there were witnesses cannot meet their quorum, so that its bundle asks
 * for none; whoever wants one holds it to a policy of their own.
 */
export const trustedBy = async (trx: Trx, announcedSize: number): Promise<{ policy: string; announced: string }> => {
  const inForce = await policyInForce(trx)
  const announced = noteUnder(await publishedNote(trx, await checkpointAt(trx, announcedSize)), inForce)
  const policy = openTrusted(announced, inForce).ok ? inForce : { ...inForce, quorum: 'none' }
  return { policy: formatPolicy(policy), announced }
}
