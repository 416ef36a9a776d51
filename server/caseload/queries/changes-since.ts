import type { Trx } from '#platform/database/tables.ts'
import { kindOf } from '../kinds/registry.ts'
import type { Entry } from '../record/entry.ts'
import { changedFields, type FieldChange, fieldsOf } from '../record/fields.ts'
import { isLate, recordedAfter } from '../record/late.ts'
import { readEntry } from '../record/stored.ts'
import { caseload } from '../tables.ts'

/** An entry that a record gained after a point of the ledger. */
export type Change = {
  readonly entryId: string
  readonly personId: string
  /** Index of its leaf; null until the sequencer has numbered it, within a second or so. */
  readonly leafIndex: number | null
  readonly kind: string
  readonly title: string
  readonly author: string
  readonly workDoneBy: string
  readonly happened: Entry['happened']
  readonly recordedAt: Date
  /** Recorded more than three days after it happened. */
  readonly late: boolean
  readonly daysAfter: number
  /** Takes the place of an earlier entry; `reason` says why, `fields` what was there before and what is there now. */
  readonly correction: boolean
  readonly supersedes: string | null
  readonly reason: string | null
  /** Before and after. A new entry has nothing before. */
  readonly fields: readonly FieldChange[]
}

const changeOf = (entry: Entry, leafIndex: number | null, before: Entry | undefined): Change => ({
  entryId: entry.entryId,
  personId: entry.personId,
  leafIndex,
  kind: entry.kind,
  title: kindOf(entry.kind).title,
  author: entry.author,
  workDoneBy: entry.workDoneBy,
  happened: entry.happened,
  recordedAt: entry.recordedAt,
  late: isLate(entry.happened, entry.recordedAt),
  daysAfter: recordedAfter(entry.happened, entry.recordedAt),
  correction: entry.supersedes !== null,
  supersedes: entry.supersedes,
  reason: entry.reason,
  fields: before
    ? changedFields(before, entry)
    : fieldsOf(entry.kind, entry.body).map(({ label, value }) => ({ field: label, before: '', after: value })),
})

/**
 * Every entry that some people's records gained since the ledger had `size` leaves, in the order of the ledger; those not yet
 * numbered come last. As far as the reader may see the records.
 */
export const changesSince = async (
  trx: Trx,
  { people, size }: { readonly people: readonly string[]; readonly size: number },
): Promise<Change[]> => {
  if (people.length === 0) return []
  const rows = await caseload(trx)
    .selectFrom('caseload.entry as e')
    .leftJoin('ledger.leaf as l', 'l.entry_id', 'e.entry_id')
    .selectAll('e')
    .select('l.idx')
    .where('e.person_id', 'in', people)
    .where(eb => eb.or([eb('l.idx', '>=', size), eb('l.idx', 'is', null)]))
    .orderBy(
      eb => eb.ref('l.idx'),
      order => order.asc().nullsLast(),
    )
    .orderBy('e.person_id')
    .orderBy('e.seq')
    .execute()
  const superseded = await entriesById(
    trx,
    rows.flatMap(row => row.supersedes ?? []),
  )
  return rows.map(row => changeOf(readEntry(row), row.idx, superseded.get(row.supersedes ?? '')))
}

const entriesById = async (trx: Trx, ids: readonly string[]): Promise<ReadonlyMap<string, Entry>> => {
  if (ids.length === 0) return new Map()
  const rows = await caseload(trx).selectFrom('caseload.entry').selectAll().where('entry_id', 'in', ids).execute()
  return new Map(rows.map(row => [row.entry_id, readEntry(row)]))
}
