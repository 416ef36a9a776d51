import { LedgerError, type TreeHead, verifyConsistency } from '@candour/ledger'
import type { Db } from '../database/tables.ts'
import { instantText } from '../web/dates.ts'
import { countText } from '../web/numbers.ts'
import { Halted } from './halted.ts'
import { type LogKey, logKeysIn, verifierKeyOf, verifierOf } from './keys.ts'
import { type Remembered, rememberedCheckpoint } from './memory.ts'
import { storedTree } from './tiles.ts'

/** The log as it is numbered now. */
export const numberedHead = (db: Db): Promise<TreeHead> =>
  db.selectFrom('ledger.head').select(['size', 'root']).executeTakeFirstOrThrow()

/** Whether the numbered log begins with an older head of it: proven from the tiles, against both roots. */
export const beginsWith = async (db: Db, older: TreeHead, head: TreeHead): Promise<boolean> => {
  if (older.size === 0) return true
  if (older.size > head.size) return false
  try {
    const proof = await storedTree(db).consistencyProof(older.size, head.size)
    const claim = { oldSize: older.size, oldRoot: older.root, newSize: head.size, newRoot: head.root }
    return verifyConsistency(claim, proof).ok
  } catch (error) {
    if (error instanceof LedgerError) return false
    throw error
  }
}

/** @throws Halted naming an older copy, when the log is smaller than what the data folder remembers, or another */
export const requireRemembered = async (db: Db, remembered: Remembered, head: TreeHead): Promise<void> => {
  if (await beginsWith(db, remembered, head)) return
  const signed = `${countText(remembered.size)} were signed on ${instantText(remembered.signedAt)}`
  throw new Halted(
    head.size < remembered.size
      ? `This database holds ${countText(head.size)} leaves; ${signed}: it is an older copy.`
      : `This database holds other leaves than those of which ${signed}: it is an older copy that went on by itself, or it was rewritten.`,
  )
}

/** @throws Halted when the database belongs to a log whose key this data folder does not hold */
export const requireOwnKey = async (db: Db, key: LogKey): Promise<void> => {
  const rows = await db.selectFrom('ledger.log_key').select('verifier_key').orderBy('since').execute()
  if (rows.length === 0 || rows.some(row => row.verifier_key === verifierKeyOf(key))) return
  const [first = ''] = rows.map(row => row.verifier_key.split('+').slice(0, 2).join(', key '))
  throw new Halted(
    `This database is that of the log ${first}; the data folder holds the key of ${key.origin}, key ${verifierOf(key).id}: a copy in another place does not go on with the log.`,
  )
}

/** @throws Halted when somebody has shown a checkpoint of this log that its leaves do not give */
export const requireNoEvidence = async (db: Db): Promise<void> => {
  const found = await db.selectFrom('ledger.evidence').select('what').orderBy('id').limit(1).executeTakeFirst()
  if (found) throw new Halted(found.what)
}

/**
 * A data folder that remembers a log must not be given a new one: its key would sign a second root for the same size.
 *
 * @throws Error that says what to do, when the database is empty and the folder remembers leaves
 */
export const refuseToStartAnew = async (db: Db, dataFolder: string): Promise<void> => {
  const { size } = await numberedHead(db)
  const remembered = size === 0 ? await rememberedCheckpoint(dataFolder, await logKeysIn(dataFolder)) : undefined
  if (!remembered) return
  throw new Error(
    `This database is empty; ${countText(remembered.size)} leaves of its log were signed on ${instantText(remembered.signedAt)}. Put the database back, or give a new one a data folder of its own (CANDOUR_DATA). For the demonstration: npm run reset.`,
  )
}
