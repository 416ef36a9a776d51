import { formatCheckpoint, signNote, type TreeHead } from '@candour/ledger'
import { type Kysely, sql } from 'kysely'
import type { Db, PlatformTables, Trx } from '../database/tables.ts'
import { type LogKey, verifierKeyOf, verifierOf } from './keys.ts'

/** Signs the text of a checkpoint with each of the keys: during a change of keys there are two. */
export const signedCheckpoint = (keys: readonly LogKey[], { size, root }: TreeHead): string => {
  const origin = keys[0]?.origin ?? ''
  return signNote(
    formatCheckpoint({ origin, size, root }),
    keys.map(key => ({ key: verifierOf(key), sign: key.sign })),
  )
}

/** Stores the public half of the key, so that a checkpoint can be checked for as long as the log lives. */
export const announceKey = async (db: Kysely<PlatformTables>, key: LogKey): Promise<void> => {
  await db
    .insertInto('ledger.log_key')
    .values({ verifier_key: verifierKeyOf(key), origin: key.origin })
    .onConflict(conflict => conflict.column('verifier_key').doNothing())
    .execute()
}

/** Stores a signed checkpoint, from which moment on it is published. A size that already has one is left as it is. */
export const storeCheckpoint = async (trx: Trx, head: TreeHead, note: string, publishedAt: Date): Promise<void> => {
  await trx
    .insertInto('ledger.checkpoint')
    .values({ size: head.size, root: head.root, note, published_at: publishedAt })
    .onConflict(conflict => conflict.column('size').doNothing())
    .execute()
}

/**
 * Signs and stores a checkpoint of the log as it is numbered now, without asking anybody. For loads and tests: the running
 * service signs through `signing.ts`, which remembers outside the database and asks the witnesses. A size that already has a
 * checkpoint is never signed again.
 *
 * @returns the size that the newest checkpoint covers
 */
export const publishCheckpoint = (db: Db, key: LogKey, now: Date): Promise<number> =>
  db.transaction().execute(async trx => {
    const head = await trx.selectFrom('ledger.head').select(['size', 'root']).forUpdate().executeTakeFirstOrThrow()
    await storeCheckpoint(trx, head, signedCheckpoint([key], head), now)
    return head.size
  })

export const CHECKPOINT_WANTED = 'candour_checkpoint_wanted'

/** Asks the sequencer for a checkpoint as soon as this transaction has committed, instead of within ten seconds. */
export const requestCheckpoint = async (trx: Trx): Promise<void> => {
  await sql`select pg_notify(${CHECKPOINT_WANTED}, '')`.execute(trx)
}
