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

type OfDump = {
  readonly events: readonly (AccessEvent & { readonly xid: string })[]
  /** From where the events of this server are read. */
  readonly place: PlaceInLog
}

/**
 * Events that came with a dump from a server whose transaction numbers were ahead of this one's, and the place behind them;
 * undefined when none did. The same rule as for leaves (`#platform/ledger/epoch.ts`).
 */
export const eventsOfDump = async (trx: Trx, { xid, id, afterId }: PlaceInLog): Promise<OfDump | undefined> => {
  const found = await sql<{ last: number | null }>`select case
      when e.xid >= pg_snapshot_xmax(pg_current_snapshot()) and e.id > ${afterId}::bigint then greatest(
        (select max(id) from platform.audit_event where xid >= pg_snapshot_xmax(pg_current_snapshot())),
        (select max(last_id) from platform.access_batch)) end as last
    from platform.audit_event e where e.xid is not null order by e.xid desc, e.id desc limit 1`.execute(trx)
  const last = found.rows[0]?.last
  if (last === null || last === undefined) return undefined
  const { rows } = await sql<AccessEvent & { xid: string }>`select ${eventColumns}, e.xid::text as xid
    from platform.audit_event e
    where (e.xid, e.id) > (${xid}::xid8, ${id}::bigint) and e.id > ${afterId}::bigint and e.id <= ${last}::bigint
    order by e.xid, e.id`.execute(trx)
  return { events: rows, place: { xid: '0', id: 0, afterId: last } }
}
