import type { Trx } from '#platform/database/tables.ts'
import { offsetOf } from '#platform/web/components/pagination/paginate.ts'
import type { Entry } from '../record/entry.ts'
import { readEntry } from '../record/stored.ts'
import { caseload } from '../tables.ts'

/** One entry with where it stands: in the ledger, and among its versions. */
export type TimelineEntry = {
  readonly entry: Entry
  /** Number of its leaf; null for the second or so until the sequencer has given one. */
  readonly leafIndex: number | null
  /** The entry that took this one's place. */
  readonly correctedBy: string | null
}

export const ENTRIES_TO_A_PAGE = 20

const entries = (trx: Trx) =>
  caseload(trx)
    .selectFrom('caseload.entry as e')
    .leftJoin('caseload.entry as later', 'later.supersedes', 'e.entry_id')
    .leftJoin('ledger.leaf as l', 'l.entry_id', 'e.entry_id')
    .selectAll('e')
    .select(['later.entry_id as corrected_by', 'l.idx'])

type Row = Awaited<ReturnType<ReturnType<typeof entries>['execute']>>[number]

const placed = (row: Row): TimelineEntry => ({
  entry: readEntry(row),
  leafIndex: row.idx,
  correctedBy: row.corrected_by,
})

/**
 * One page of a person's entries, the latest thing that happened first; corrected ones stay in their place.
 *
 * @param kind only entries of this kind; empty for all
 * @param page from 1
 */
export const timelineOf = async (
  trx: Trx,
  personId: string,
  { kind, page }: { readonly kind: string; readonly page: number },
): Promise<{ entries: TimelineEntry[]; total: number }> => {
  const counted = await caseload(trx)
    .selectFrom('caseload.entry')
    .select(eb => eb.fn.countAll<number>().as('total'))
    .where('person_id', '=', personId)
    .$if(kind !== '', query => query.where('kind', '=', kind))
    .executeTakeFirstOrThrow()
  const rows = await entries(trx)
    .where('e.person_id', '=', personId)
    .$if(kind !== '', query => query.where('e.kind', '=', kind))
    .orderBy('e.happened_from', 'desc')
    .orderBy('e.seq', 'desc')
    .limit(ENTRIES_TO_A_PAGE)
    .offset(offsetOf({ total: counted.total, page, size: ENTRIES_TO_A_PAGE }))
    .execute()
  return { entries: rows.map(placed), total: counted.total }
}

/**
 * An entry with all its versions, the first one first; empty when there is none, or none that the reader may open. The
 * versions are at most a handful among a person's entries, so the chain is followed here and not by a recursive query.
 */
export const versionsOf = async (trx: Trx, personId: string, entryId: string): Promise<TimelineEntry[]> => {
  const kind = await caseload(trx)
    .selectFrom('caseload.entry')
    .select('kind')
    .where('entry_id', '=', entryId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!kind) return []
  const rows = await entries(trx).where('e.person_id', '=', personId).where('e.kind', '=', kind.kind).execute()
  const byId = new Map(rows.map(row => [row.entry_id, placed(row)]))
  let first = byId.get(entryId)
  while (first?.entry.supersedes) first = byId.get(first.entry.supersedes)
  const versions: TimelineEntry[] = []
  for (let version = first; version; version = byId.get(version.correctedBy ?? '')) versions.push(version)
  return versions
}
