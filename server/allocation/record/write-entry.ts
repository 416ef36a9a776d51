import { randomUUID } from 'node:crypto'
import type { Trx } from '#platform/database/tables.ts'
import { appendLeaf, lockStream } from '#platform/ledger/append.ts'
import type { Stream } from '#platform/ledger/seal.ts'
import { dayOf } from '#platform/web/dates.ts'
import { type EntryType, limitTables } from './tables.ts'

/** Who writes what happens by itself. */
export const BY_ITSELF = 'candour'

/** One act in a decision or an escalation, about to be written. */
export type NewAct = {
  /** The head of the stream, when this transaction has opened it; otherwise it is locked here. */
  readonly stream: Stream | string
  readonly type: EntryType
  /** What happened, and everything that it says. */
  readonly payload: { readonly act: string } & Readonly<Record<string, unknown>>
  readonly author: string
  readonly now: Date
}

/** Writes one act: an entry with its leaf, in this transaction. */
export const writeAct = async (trx: Trx, { stream: given, type, payload, author, now }: NewAct): Promise<void> => {
  const stream = typeof given === 'string' ? await lockStream(trx, given) : given
  const entry = randomUUID()
  const happened = { from: dayOf(now) }
  const sealed = await appendLeaf(trx, { stream, entry, type, recordedAt: now, happened, payload })
  await limitTables(trx)
    .insertInto('allocation.entry')
    .values({
      ...{ id: entry, stream: stream.id, seq: sealed.seq, type, recorded_at: now, author },
      ...{ payload: sealed.payload, salt: sealed.salt },
    })
    .execute()
}

/** An act as it was written, for the history on a page. */
export type WrittenAct = {
  readonly at: Date
  readonly author: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** The acts of a stream, the first one first. */
export const actsOf = async (trx: Trx, stream: string): Promise<readonly WrittenAct[]> => {
  const rows = await limitTables(trx)
    .selectFrom('allocation.entry')
    .select(['recorded_at', 'author', 'payload'])
    .where('stream', '=', stream)
    .orderBy('seq')
    .execute()
  return rows.map(row => ({
    at: row.recorded_at,
    author: row.author,
    payload: JSON.parse(Buffer.from(row.payload).toString('utf8')),
  }))
}
