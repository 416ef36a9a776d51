import { canonicalJson } from '@candour/ledger'
import { sql } from 'kysely'
import type { Trx } from '../database/tables.ts'
import type { Progress, Report } from '../ledger/check-finding.ts'
import { type AccessEvent, eventColumns, hashesIn, hashOfEvent } from './event.ts'
import { placeOfSealing } from './place.ts'
import { type BatchPayload, payloadOfBatch } from './seal-access-log.ts'

type BatchRow = {
  readonly seq: number
  readonly payload: Buffer
  readonly ids: readonly string[]
  readonly hashes: Buffer
  readonly last_xid: string
  readonly last_id: string
  readonly after_id: string
}

/** Batches of a minute are small: this many to a query keep round trips few, and the longest are some megabytes. */
const BATCHES_AT_ONCE = 20

const batchesAfter = async (trx: Trx, seq: number): Promise<readonly BatchRow[]> => {
  const { rows } = await sql<BatchRow>`select seq, payload, ids::text[] as ids, hashes, last_xid::text,
      last_id::text, after_id::text from platform.access_batch where seq > ${seq} order by seq limit ${BATCHES_AT_ONCE}`.execute(
    trx,
  )
  return rows
}

type StoredEvent = { readonly hash: Buffer; readonly xid: unknown }

const eventsOf = async (trx: Trx, ids: readonly string[]): Promise<Map<string, StoredEvent>> => {
  const { rows } = await sql<AccessEvent>`select ${eventColumns} from platform.audit_event e
    where e.id = any(${ids}::bigint[])`.execute(trx)
  return new Map(rows.map(row => [String(row.id), { hash: hashOfEvent(row), xid: row.event.xid }]))
}

const boundaryIn = (payload: Buffer): BatchPayload['boundary'] => {
  const read: unknown = JSON.parse(payload.toString('utf8'))
  const boundary: unknown = read && typeof read === 'object' && 'boundary' in read ? read.boundary : null
  return boundary as BatchPayload['boundary']
}

/** The list of a batch against what its leaf commits to. Whether the payload is the committed one is the ledger's own check. */
const checkBatch = (batch: BatchRow, report: Report): void => {
  const subject = `batch ${batch.seq}`
  try {
    const expected = payloadOfBatch(batch.ids.map(Number), hashesIn(batch.hashes), boundaryIn(batch.payload))
    if (canonicalJson(expected) !== batch.payload.toString('utf8')) {
      report('access batch', subject, 'its list of events is not the one that was sealed')
    }
  } catch (error) {
    report('access batch', subject, error instanceof Error ? error.message : String(error))
  }
}

/** What a check of events is held against: those that are stored, and the id of the newest. */
type Stored = { readonly events: ReadonlyMap<string, StoredEvent>; readonly newest: number }

const checkEvents = (batch: BatchRow, { events, newest }: Stored, report: Report): void => {
  const sealed = hashesIn(batch.hashes)
  for (const [at, id] of batch.ids.entries()) {
    const found = events.get(id)
    const by = `sealed by batch ${batch.seq}`
    if (found) {
      if (!sealed[at] || !found.hash.equals(sealed[at])) report('access event', `event ${id}`, `is not the one ${by}`)
    } else if (Number(id) > newest) report('access event', `event ${id}`, `was cut off the end of the log, and ${by}`)
    else report('access event', `event ${id}`, `is missing, and ${by}`)
  }
}

/** Where a batch says that the next one begins: behind its own last event, and in one order of transaction numbers with it. */
const checkPlace = (batch: BatchRow, before: Sealed, { events }: Stored, report: Report): Sealed => {
  const subject = `batch ${batch.seq}`
  const last = events.get(batch.ids.at(-1) ?? '')
  if (batch.last_id !== batch.ids.at(-1) || (last && last.xid !== batch.last_xid)) {
    report('access batch', subject, 'does not end where it says')
  }
  const most = batch.ids.reduce((highest, id) => Math.max(highest, Number(id)), before.most)
  if (![before.afterId, String(before.most), String(most)].includes(batch.after_id)) {
    report('access batch', subject, 'says that a dump was restored where none was')
  }
  return { most, afterId: batch.after_id }
}

/** What earlier batches say: the highest id in any of them, and where transaction numbers began again. */
type Sealed = { readonly most: number; readonly afterId: string }

/** Events that no batch holds although sealing has passed their place, and those from before the first batch. */
const checkOutsiders = async (trx: Trx, boundary: BatchPayload['boundary'], report: Report): Promise<void> => {
  const { xid, id, afterId } = await placeOfSealing(trx)
  const { rows } = await sql<{ id: string }>`select e.id::text from platform.audit_event e
    where e.xid is not null and ((e.xid, e.id) <= (${xid}::xid8, ${id}::bigint) or e.id <= ${afterId}::bigint)
      and not exists (select from platform.access_batch b, unnest(b.ids) as sealed (id) where sealed.id = e.id)
    order by e.id`.execute(trx)
  for (const row of rows) report('access event', `event ${row.id}`, 'was put in after its place had been sealed')
  if (!boundary) return
  const before = await sql<{ events: number }>`select count(*) as events from platform.audit_event
    where xid is null`.execute(trx)
  const found = before.rows[0]?.events ?? 0
  if (found === boundary.events) return
  const what = `${found} events say that they are from before the first batch, which counted ${boundary.events}`
  report('access event', 'events before the first batch', what)
}

/**
 * Recomputes every batch of the access log from the events themselves, one batch at a time, and names each event that is
 * changed, missing, cut off the end or put in later.
 *
 * @returns how many events are sealed
 */
export const checkAccessLog = async (trx: Trx, report: Report, progress: Progress): Promise<number> => {
  const { rows } = await sql<{
    newest: number
  }>`select coalesce(max(id), 0) as newest from platform.audit_event`.execute(trx)
  const newest = rows[0]?.newest ?? 0
  let events = 0
  let boundary: BatchPayload['boundary'] = null
  let sealed: Sealed = { most: 0, afterId: '0' }
  for (let last = 0; ; ) {
    const batches = await batchesAfter(trx, last)
    if (batches.length === 0) break
    const ids = batches.flatMap(batch => batch.ids)
    const stored = { events: await eventsOf(trx, ids), newest }
    for (const batch of batches) {
      checkBatch(batch, report)
      checkEvents(batch, stored, report)
      sealed = checkPlace(batch, sealed, stored, report)
      if (batch.seq === 1) boundary = boundaryIn(batch.payload)
      events += batch.ids.length
      last = batch.seq
    }
    progress('events of the access log', events)
  }
  if (events > 0) await checkOutsiders(trx, boundary, report)
  return events
}
