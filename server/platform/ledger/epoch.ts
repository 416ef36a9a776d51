import { sql } from 'kysely'
import type { Db, Trx } from '../database/tables.ts'

/** A leaf in the order of writing. */
export type WrittenLeaf = {
  readonly entry_id: string
  readonly leaf_hash: Buffer
  readonly xid: string
  readonly ord: number
}

/** Where numbering stands: the next leaf is the first, in the order (xid, ord), that was written after both. */
export type Place = { readonly xid: string; readonly ord: number; readonly afterOrd: number }

/**
 * The place after which leaves wait for their numbers.
 *
 * Transaction numbers begin again on a server into which a dump was restored; the order of writing does not. What was written
 * since carries a higher `ord`, and is then read from the first of its transaction numbers on.
 */
export const placeOfNumbering = async (trx: Trx | Db): Promise<Place> => {
  const { rows } = await sql<Place>`select case when h.last_ord > e.after_ord then h.last_xid::text else '0' end as xid,
      case when h.last_ord > e.after_ord then h.last_ord else 0 end as ord, e.after_ord as "afterOrd"
    from ledger.head h, (select coalesce(max(after_ord), 0) as after_ord from ledger.epoch) e`.execute(trx)
  const [place] = rows
  if (!place)
    throw new Error('The ledger has no head: its one row is gone. Restore it from a backup and run candour fsck.')
  return place
}

/** Rows of `ledger.leaf_in l` that wait after a place. */
export const waitsAfter = ({ xid, ord, afterOrd }: Place) =>
  sql`(l.xid, l.ord) > (${xid}::xid8, ${ord}::bigint) and l.ord > ${afterOrd}::bigint`

/**
 * Begins a new epoch when the log stands on a server that has not yet begun the transaction of the last numbered leaf: it came
 * with a dump, and without a new epoch nothing written here would ever be numbered. Where the server is already further, what is
 * written sorts behind by itself.
 *
 * @returns the leaves that came without a number, to be numbered in the same transaction; undefined when nothing was restored
 */
export const leavesOfDump = async (trx: Trx, place: Place): Promise<readonly WrittenLeaf[] | undefined> => {
  const found = await sql<{
    came: boolean
  }>`select ${place.xid}::xid8 >= pg_snapshot_xmax(pg_current_snapshot()) as came`.execute(trx)
  if (!found.rows[0]?.came) return undefined
  // What this server has written so far lies before the place, since its transactions do.
  const { rows } =
    await sql<WrittenLeaf>`select l.entry_id, l.leaf_hash, l.xid::text as xid, l.ord from ledger.leaf_in l
    where ${waitsAfter(place)} order by l.xid, l.ord`.execute(trx)
  await sql`insert into ledger.epoch (after_ord) select greatest(${rows.reduce((most, row) => Math.max(most, row.ord), 0)}::bigint,
    (select max(l.ord) from ledger.leaf_in l join ledger.leaf n using (entry_id)))`.execute(trx)
  return rows
}
