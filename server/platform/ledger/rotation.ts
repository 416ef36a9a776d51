import { openNote } from '@candour/ledger'
import type { Db } from '../database/tables.ts'
import { announceKey, requestCheckpoint } from './checkpoint.ts'
import { logKeysIn, makeNextKey, putNextKeyInPlace, verifierKeyOf, verifierOf } from './keys.ts'
import { latestCheckpoint } from './log.ts'
import { logEntries, writeLogEntry } from './log-entry.ts'
import { requireOwnKey } from './standing.ts'

/** Why a change of keys cannot go on yet, with what to do. */
export type NotYet = { readonly ok: false; readonly why: string }

/**
 * Begins a change of the log's key: makes the next key, and announces it in an entry that the present key signs for. Once that entry
 * is under a checkpoint, checkpoints carry both signatures. Doing it again changes nothing.
 *
 * @returns the verifier key line of the next key
 * @throws Halted when the database is that of another log
 */
export const announceNextKey = async (db: Db, dataFolder: string, now: Date): Promise<string> => {
  const { current } = await logKeysIn(dataFolder)
  await requireOwnKey(db, current)
  const next = await makeNextKey(dataFolder)
  const key = verifierKeyOf(next)
  await db.transaction().execute(async trx => {
    if ((await logEntries(trx, 'log-key-announced')).some(({ payload }) => payload.key === key)) return
    await writeLogEntry(trx, 'log-key-announced', { key }, now)
    await announceKey(trx, current)
    await announceKey(trx, next)
    await requestCheckpoint(trx)
  })
  return key
}

/**
 * Ends a change of keys: from the next checkpoint on only the new key signs. Refused until a published checkpoint carries both
 * signatures, by which everybody who trusts the old key learns of the new one.
 *
 * @returns the verifier key line of the key that signs from now on
 */
export const retireOldKey = async (
  db: Db,
  dataFolder: string,
  now: Date,
): Promise<{ readonly ok: true; readonly key: string } | NotYet> => {
  const { current, next } = await logKeysIn(dataFolder)
  if (!next) return { ok: false, why: 'no change of keys has begun; begin one with "candour rotate-key"' }
  const newest = await db.transaction().execute(latestCheckpoint)
  const opened = newest && openNote(newest.note, [verifierOf(current), verifierOf(next)])
  if (!opened?.ok || opened.verified.length < 2) {
    return {
      ok: false,
      why: 'no checkpoint carries both signatures yet; start Candour, wait until it has signed, and try again',
    }
  }
  const key = verifierKeyOf(current)
  await db.transaction().execute(async trx => {
    if ((await logEntries(trx, 'log-key-retired')).some(({ payload }) => payload.key === key)) return
    await writeLogEntry(trx, 'log-key-retired', { key }, now)
  })
  await putNextKeyInPlace(dataFolder)
  return { ok: true, key: verifierKeyOf(next) }
}
