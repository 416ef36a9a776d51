import {
  formatCheckpoint,
  formatVerifierKey,
  signatureTypes,
  signNote,
  type VerifierKey,
  verifierKey,
} from '@candour/ledger'
import { sql } from 'kysely'
import type { Db, Trx } from '../database/tables.ts'
import type { LogKey } from './keys.ts'

const verifierOf = (key: LogKey): VerifierKey => verifierKey(key.origin, signatureTypes.ed25519, key.publicKey)

/** The line by which others recognise this log's signatures. @source C2SP signed-note, verifier keys */
export const verifierKeyOf = (key: LogKey): string => formatVerifierKey(verifierOf(key))

const signedCheckpoint = (key: LogKey, size: number, root: Uint8Array): string =>
  signNote(formatCheckpoint({ origin: key.origin, size, root }), [{ key: verifierOf(key), sign: key.sign }])

/** Stores the public half of the key, so that a checkpoint can be checked for as long as the log lives. */
export const announceKey = async (db: Db, key: LogKey): Promise<void> => {
  await db
    .insertInto('ledger.log_key')
    .values({ verifier_key: verifierKeyOf(key), origin: key.origin })
    .onConflict(conflict => conflict.column('verifier_key').doNothing())
    .execute()
}

/**
 * Signs and stores a checkpoint of the log as it is numbered now. A size that already has one is never signed again.
 *
 * @returns the size that the newest checkpoint covers
 */
export const publishCheckpoint = (db: Db, key: LogKey, now: Date): Promise<number> =>
  db.transaction().execute(async trx => {
    const head = await trx.selectFrom('ledger.head').select(['size', 'root']).forUpdate().executeTakeFirstOrThrow()
    await trx
      .insertInto('ledger.checkpoint')
      .values({
        size: head.size,
        root: head.root,
        note: signedCheckpoint(key, head.size, head.root),
        published_at: now,
      })
      .onConflict(conflict => conflict.column('size').doNothing())
      .execute()
    return head.size
  })

export const CHECKPOINT_WANTED = 'candour_checkpoint_wanted'

/** Asks the sequencer for a checkpoint as soon as this transaction has committed, instead of within ten seconds. */
export const requestCheckpoint = async (trx: Trx): Promise<void> => {
  await sql`select pg_notify(${CHECKPOINT_WANTED}, '')`.execute(trx)
}
