import { randomUUID } from 'node:crypto'
import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { appendLeaf, lockStream } from '#platform/ledger/append.ts'
import type { Stream } from '#platform/ledger/seal.ts'
import { dayOf } from '#platform/web/dates.ts'
import { inspections } from '../tables.ts'

/** One act of an inspection, about to be written. */
export type NewAct = {
  readonly inspection: string
  /** What kind of act. It stands in the log in the clear. */
  readonly type: `inspection.${string}`
  readonly payload: unknown
  readonly author: Pick<Actor, 'username'>
  readonly now: Date
  /** The entry that this one takes the place of. */
  readonly supersedes?: string | undefined
}

/**
 * Writes acts of one inspection in their order: each an entry with its leaf, in this transaction.
 *
 * @returns the ids of the entries, in the same order
 */
export const writeEntries = async (trx: Trx, inspection: string, acts: readonly Omit<NewAct, 'inspection'>[]) => {
  let stream: Stream = await lockStream(trx, inspection)
  const ids: string[] = []
  for (const { type, payload, author, now, supersedes } of acts) {
    const entry = randomUUID()
    const happened = { from: dayOf(now) }
    const sealed = await appendLeaf(trx, { stream, entry, type, recordedAt: now, happened, supersedes, payload })
    await inspections(trx)
      .insertInto('inspection.entry')
      .values({
        id: entry,
        inspection,
        seq: sealed.seq,
        type,
        recorded_at: now,
        author: author.username,
        supersedes: supersedes ?? null,
        payload: sealed.payload,
        salt: sealed.salt,
      })
      .execute()
    stream = { id: inspection, seq: sealed.seq, lastLeaf: sealed.leafHash }
    ids.push(entry)
  }
  return ids
}

/** Writes one act of an inspection. Returns the id of its entry. */
export const writeEntry = async (trx: Trx, { inspection, ...act }: NewAct): Promise<string> => {
  const [entry] = await writeEntries(trx, inspection, [act])
  if (entry === undefined) throw new Error('One act gives one entry')
  return entry
}
