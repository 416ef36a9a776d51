import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'

/** One request to erase a record, as administrators and auditors see it. */
export type ErasureRequest = {
  readonly id: string
  readonly personId: string
  readonly ground: string
  readonly requestedBy: string
  readonly requestedAt: Date
  readonly decision: 'approved' | 'refused' | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  /** Entries that cannot be read any more. */
  readonly entries: number | null
}

/** Every request, those that wait first, then the latest. */
export const erasures = async (trx: Trx): Promise<readonly ErasureRequest[]> => {
  const { rows } = await sql<ErasureRequest>`
    select e.id, e.person_id as "personId", e.ground, a.name as "requestedBy", e.requested_at as "requestedAt", e.decision,
      d.name as "decidedBy", e.decided_at as "decidedAt", l.seq - 1 as entries
    from caseload.erasure e
    join platform.account a on a.id = e.requested_by
    left join platform.account d on d.id = e.decided_by
    left join ledger.leaf_in l on l.entry_id = e.entry_id
    order by e.decision is not null, e.requested_at desc, e.id`.execute(trx)
  return rows
}
