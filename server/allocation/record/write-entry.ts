import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import { appendLeaf, insertSealed, lockStream } from '#platform/ledger/append.ts'
import { type Stream, sealEntry } from '#platform/ledger/seal.ts'
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

/**
 * Writes one act in each of many streams, as the system: the same entries with a few statements. A stream that there is not yet is
 * opened by its first act.
 */
export const writeActs = async (
  trx: Trx,
  acts: readonly { readonly stream: string; readonly payload: NewAct['payload'] }[],
  { type, author, now }: Pick<NewAct, 'type' | 'author' | 'now'>,
): Promise<void> => {
  const ids = acts.map(({ stream }) => stream)
  const { rows: heads } = await sql<Stream>`select id, seq, last_leaf as "lastLeaf" from ledger.stream
    where id = any (${ids}::uuid[]) order by id for update`.execute(trx)
  const headOf = new Map(heads.map(head => [head.id, head]))
  const happened = { from: dayOf(now) }
  const sealed = acts.map(({ stream: id, payload }) => {
    const stream = headOf.get(id) ?? { id, seq: 0, lastLeaf: null }
    return sealEntry({ stream, entry: randomUUID(), type, recordedAt: now, happened, payload })
  })
  await insertSealed(trx, 'allocation', sealed)
  await sql`insert into allocation.entry (id, stream, seq, type, recorded_at, author, payload, salt)
    select id, stream, seq, ${type}, ${now}, ${author}, payload, salt
    from unnest(${sealed.map(one => one.entry)}::uuid[], ${ids}::uuid[], ${sealed.map(one => one.seq)}::int[],
      ${sealed.map(one => one.payload)}::bytea[], ${sealed.map(one => one.salt)}::bytea[]) as act (id, stream, seq, payload, salt)`.execute(
    trx,
  )
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
