import { formatVerifierKey, type Policy, parseVerifierKey, quorumMet, type TreeHead } from '@candour/ledger'
import type { Db, Trx } from '../database/tables.ts'
import { signedCheckpoint, storeCheckpoint } from './checkpoint.ts'
import { type LogKey, type LogKeys, logKeysIn, verifierKeyOf, verifierOf } from './keys.ts'
import { indexOf, latestCheckpoint, verifierKeys } from './log.ts'
import { logEntries, writeLogEntry } from './log-entry.ts'
import { rememberCheckpoint, rememberedCheckpoint } from './memory.ts'
import { numberedHead, requireNoEvidence, requireRemembered } from './standing.ts'
import { storedTree } from './tiles.ts'
import { type Gathered, gatherCosignatures, lookAround } from './witness/gather.ts'
import type { KnownLog } from './witness/talk.ts'

/** What signs one log: its database, the folder with its keys and its memory, and who is to see each checkpoint. */
export type SigningLog = { readonly system: Db; readonly dataFolder: string; readonly policy: Policy }

/** A checkpoint that too few witnesses have cosigned is not published; the next round asks again. */
export class QuorumMissing extends Error {
  override readonly name = 'QuorumMissing'
}

const isAnnounced = async (trx: Trx, key: LogKey): Promise<boolean> => {
  const announced = (await logEntries(trx, 'log-key-announced')).find(one => one.payload.key === verifierKeyOf(key))
  const index = announced && (await indexOf(trx, announced.id))
  const signed = await latestCheckpoint(trx)
  return index !== undefined && signed !== undefined && index < signed.size
}

/** The keys to sign with now. The next one only when a checkpoint of the old key covers its announcement. */
const signersOf = async (db: Db, { current, next }: LogKeys): Promise<readonly LogKey[]> => {
  if (!next) return [current]
  const announced = await db.transaction().execute(trx => isAnnounced(trx, next))
  return announced ? [current, next] : [current]
}

/** With the keys that it signed with before: a witness may have seen nothing since. */
const knownLogOf = async (db: Db, { current, next }: LogKeys): Promise<KnownLog> => {
  const held = [current, ...(next ? [next] : [])].map(verifierOf)
  const announced = await db.transaction().execute(verifierKeys)
  const earlier = announced.map(parseVerifierKey).filter(key => !held.some(({ id }) => id === key.id))
  return { origin: current.origin, keys: [...held, ...earlier] }
}

/**
 * Holds the numbered log against everything outside the database that knows it: the data folder's memory and the witnesses.
 *
 * @throws Halted naming what differs
 */
export const compareWithOutside = async ({ system, dataFolder, policy }: SigningLog, head: TreeHead) => {
  await requireNoEvidence(system)
  const keys = await logKeysIn(dataFolder)
  const remembered = await rememberedCheckpoint(dataFolder, keys)
  if (remembered) await requireRemembered(system, remembered, head)
  const known = await knownLogOf(system, keys)
  const views = await lookAround(system, policy, known, head)
  return { keys, known, views, remembered }
}

/**
 * The time of a new checkpoint: never before that of the one before it. A clock that went back is written into the log, once for
 * each time that it holds up.
 */
const publicationTime = async (trx: Trx, now: Date): Promise<Date> => {
  const last = (await latestCheckpoint(trx))?.published_at
  if (!last || last <= now) return now
  const held = last.toISOString()
  const noted = await logEntries(trx, 'clock-went-back')
  if (!noted.some(({ payload }) => payload.held === held)) {
    await writeLogEntry(trx, 'clock-went-back', { held, clock: now.toISOString() }, now)
  }
  return last
}

type Signed = { readonly head: TreeHead; readonly note: string; readonly cosignatures: readonly Gathered[] }

const publish = (db: Db, { head, note, cosignatures }: Signed, now: Date): Promise<void> =>
  db.transaction().execute(async trx => {
    await storeCheckpoint(trx, head, note, await publicationTime(trx, now))
    if (cosignatures.length === 0) return
    await trx
      .insertInto('ledger.cosignature')
      .values(
        cosignatures.map(({ witness, seconds, line }) => ({
          size: head.size,
          witness_key: formatVerifierKey(witness.key),
          seconds,
          line,
        })),
      )
      .onConflict(conflict => conflict.columns(['size', 'witness_key']).doNothing())
      .execute()
  })

/**
 * Signs a checkpoint of the log as it is numbered now, and publishes it. In this order: compare with the memory and the
 * witnesses, sign, remember durably, collect cosignatures, and only then let anybody see it.
 *
 * @returns the size that the newest checkpoint covers
 * @throws Halted when what was signed before is not in this database any more; QuorumMissing when too few witnesses cosigned
 */
export const signCheckpoint = async (log: SigningLog, now: Date): Promise<number> => {
  const { system, dataFolder, policy } = log
  const head = await numberedHead(system)
  const { keys, known, views } = await compareWithOutside(log, head)
  const note = signedCheckpoint(await signersOf(system, keys), head)
  await rememberCheckpoint(dataFolder, note, now)
  const growth = {
    size: head.size,
    note,
    proofFrom: (from: number) => storedTree(system).consistencyProof(from, head.size),
  }
  const cosignatures = await gatherCosignatures(system, policy, { log: known, growth, views, now })
  if (!quorumMet(policy, new Set(cosignatures.map(({ witness }) => witness.name)))) {
    throw new QuorumMissing(
      `${cosignatures.length} of ${policy.witnesses.length} witnesses cosigned the checkpoint of ${head.size} leaves; the quorum ${policy.quorum} asks for more, so it is not published yet.`,
    )
  }
  await publish(system, { head, note, cosignatures }, now)
  return head.size
}
