import { randomUUID } from 'node:crypto'
import { rootOf } from '@candour/ledger'
import { sql } from 'kysely'
import type { Db, Trx } from '../database/tables.ts'
import { appendLeaf, lockStream, openStream } from '../ledger/append.ts'
import { eventColumns, hashOfEvent } from './event.ts'
import { eventsOfDump, type PlacedEvent, type PlaceInLog, placeOfSealing } from './place.ts'

const ROOM = 'access-log'
/** The kind of the leaf: it is public in the envelope. */
export const BATCH_TYPE = 'access-log-batch'
const MOST_EVENTS = 5000

/** What a batch commits to. `boundary` stands in the first alone: what was logged before is not in any batch. */
export type BatchPayload = {
  readonly count: number
  readonly first: number
  readonly last: number
  /** RFC 6962 root of the hashes of the events, in hexadecimal. */
  readonly root: string
  readonly boundary: { readonly events: number; readonly lastId: number } | null
}

const accessLogStream = async (trx: Trx) => {
  const stream = await trx.selectFrom('ledger.stream').select('id').where('room', '=', ROOM).executeTakeFirst()
  return stream ? lockStream(trx, stream.id) : openStream(trx, ROOM)
}

/** Reads only below the snapshot horizon: an event that commits later can then never belong into a batch already sealed. */
const newEvents = async (trx: Trx, { xid, id, afterId }: PlaceInLog): Promise<readonly PlacedEvent[]> => {
  const { rows } = await sql<PlacedEvent>`select ${eventColumns}, e.xid::text as xid from platform.audit_event e
    where (e.xid, e.id) > (${xid}::xid8, ${id}::bigint) and e.id > ${afterId}::bigint
      and e.xid < pg_snapshot_xmin(pg_current_snapshot())
    order by e.xid, e.id limit ${MOST_EVENTS}`.execute(trx)
  return rows
}

const boundaryOf = async (trx: Trx): Promise<BatchPayload['boundary']> => {
  const { rows } = await sql<{ events: number; lastId: number }>`select count(*) as events,
    coalesce(max(id), 0) as "lastId" from platform.audit_event where xid is null`.execute(trx)
  return rows[0] ?? null
}

/** The payload that follows from the hashes of a batch. */
export const payloadOfBatch = (
  ids: readonly number[],
  hashes: readonly Uint8Array[],
  boundary: BatchPayload['boundary'],
): BatchPayload => ({
  count: ids.length,
  first: ids[0] ?? 0,
  last: ids.at(-1) ?? 0,
  root: Buffer.from(rootOf(hashes)).toString('hex'),
  boundary,
})

/**
 * Seals the events since the last batch as one leaf of the log, in one transaction. Two at once wait for each other.
 *
 * @returns how many events were sealed; 0 when there are none below the horizon
 * @source reference, ledger 3.6 and voice-security 7.5; docs/decisions/0010
 */
export const sealAccessLog = (db: Db, now: Date): Promise<number> =>
  db.transaction().execute(async trx => {
    const stream = await accessLogStream(trx)
    const place = await placeOfSealing(trx)
    const dump = await eventsOfDump(trx, place)
    const events = dump?.events.length ? dump.events : await newEvents(trx, dump?.place ?? place)
    const last = events.at(-1)
    if (!last) return 0
    const ids = events.map(({ id }) => id)
    const hashes = events.map(hashOfEvent)
    const entry = randomUUID()
    const payload = payloadOfBatch(ids, hashes, stream.seq === 0 ? await boundaryOf(trx) : null)
    const happened = { from: now.toISOString().slice(0, 10) }
    const sealed = await appendLeaf(trx, { stream, entry, type: BATCH_TYPE, recordedAt: now, happened, payload })
    await sql`insert into platform.access_batch (entry_id, stream, seq, recorded_at, payload, salt, ids, hashes, last_xid,
        last_id, after_id)
      values (${entry}, ${sealed.stream}, ${sealed.seq}, ${now}, ${sealed.payload}, ${sealed.salt}, ${ids}::bigint[],
        ${Buffer.concat(hashes)}, ${last.xid}::xid8, ${last.id}, ${(dump?.place ?? place).afterId})`.execute(trx)
    return events.length
  })
