import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import { kindOf } from '../kinds/registry.ts'
import type { Entry } from '../record/entry.ts'

/** An entry by when it was written, with no word of what it says. */
export type EntryWritten = {
  readonly entryId: string
  readonly personId: string
  readonly title: string
  readonly happened: Entry['happened']['from']
  readonly recordedAt: Date
}

type Row = Omit<EntryWritten, 'title'> & { readonly kind: string }

/** The entries that were written into some records at some instants, the last one first, as far as the reader may see the records. */
export const entriesWrittenAt = async (
  trx: Trx,
  wanted: readonly { readonly personId: string; readonly at: Date }[],
): Promise<readonly EntryWritten[]> => {
  if (wanted.length === 0) return []
  const { rows } = await sql<Row>`select e.entry_id as "entryId", e.person_id as "personId", e.kind,
      e.happened_from as happened, e.recorded_at as "recordedAt"
    from caseload.entry e join unnest(${wanted.map(one => one.personId)}::uuid[], ${wanted.map(one => one.at)}::timestamptz[])
      as w (person_id, at) on e.person_id = w.person_id and e.recorded_at = w.at
    order by e.recorded_at desc, e.seq desc`.execute(trx)
  return rows.map(({ kind, ...row }) => ({ ...row, title: kindOf(kind).title }))
}
