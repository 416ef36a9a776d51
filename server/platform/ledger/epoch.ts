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

/** Whether the last leaf by transaction number is of a transaction that this server has not begun: it came with a dump. */
const cameWithDump = async (trx: Trx, { afterOrd }: Place): Promise<boolean> => {
  const { rows } = await sql<{ came: boolean }>`select l.xid >= pg_snapshot_xmax(pg_current_snapshot())
      and l.ord > ${afterOrd}::bigint as came
    from ledger.leaf_in l order by l.xid desc, l.ord desc limit 1`.execute(trx)
  return rows[0]?.came ?? false
}

/**
 * Begins a new epoch when the log stands on a server whose transaction numbers are behind its own: without it, nothing written
 * here would ever be numbered.
 *
 * @returns the leaves that came without a number, to be numbered in the same transaction; undefined when nothing was restored
 */
export const leavesOfDump = async (trx: Trx, place: Place): Promise<readonly WrittenLeaf[] | undefined> => {
  if (!(await cameWithDump(trx, place))) return undefined
  await sql`insert into ledger.epoch (after_ord) select max(l.ord) from ledger.leaf_in l
    where l.xid >= pg_snapshot_xmax(pg_current_snapshot())
      or exists (select from ledger.leaf n where n.entry_id = l.entry_id)`.execute(trx)
  const { rows } =
    await sql<WrittenLeaf>`select l.entry_id, l.leaf_hash, l.xid::text as xid, l.ord from ledger.leaf_in l
    where l.ord <= (select max(after_ord) from ledger.epoch)
      and not exists (select from ledger.leaf n where n.entry_id = l.entry_id)
    order by l.xid, l.ord`.execute(trx)
  return rows
}
