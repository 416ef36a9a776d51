import { sql } from 'kysely'
import type { Trx } from '../database/tables.ts'
import { type AccessEvent, eventColumns } from './event.ts'

/** Where sealing stands: the next event is the first, in the order (xid, id), that comes after both. */
export type PlaceInLog = { readonly xid: string; readonly id: number; readonly afterId: number }

/** The place after which events wait to be sealed. Behind a restored dump transaction numbers begin again; ids go on. */
export const placeOfSealing = async (trx: Trx): Promise<PlaceInLog> => {
  const { rows } = await sql<PlaceInLog>`select case when last_id > after_id then last_xid::text else '0' end as xid,
      case when last_id > after_id then last_id else 0 end as id, after_id as "afterId"
    from platform.access_batch order by seq desc limit 1`.execute(trx)
  return rows[0] ?? { xid: '0', id: 0, afterId: 0 }
}

/** An event with its place in the order. */
export type PlacedEvent = AccessEvent & { readonly xid: string }

type OfDump = {
  readonly events: readonly PlacedEvent[]
  /** From where the events of this server are read. */
  readonly place: PlaceInLog
}

/**
 * Events that came with a dump from a server whose transaction numbers were ahead of this one's, and the place behind them;
 * undefined when none did. The same rule as for leaves (`#platform/ledger/epoch.ts`).
 */
export const eventsOfDump = async (trx: Trx, { xid, id, afterId }: PlaceInLog): Promise<OfDump | undefined> => {
  const found = await sql<{
    came: boolean
  }>`select ${xid}::xid8 >= pg_snapshot_xmax(pg_current_snapshot()) as came`.execute(trx)
  if (!found.rows[0]?.came) return undefined
  const { rows } = await sql<PlacedEvent>`select ${eventColumns}, e.xid::text as xid from platform.audit_event e
    where (e.xid, e.id) > (${xid}::xid8, ${id}::bigint) and e.id > ${afterId}::bigint
    order by e.xid, e.id`.execute(trx)
  const sealed = await sql<{
    last: number
  }>`select max(id) as last from platform.access_batch, unnest(ids) as id`.execute(trx)
  const last = rows.reduce((most, row) => Math.max(most, row.id), sealed.rows[0]?.last ?? 0)
  return { events: rows, place: { xid: '0', id: 0, afterId: last } }
}
