import type { Trx } from '#platform/database/tables.ts'
import type { Entry } from '../record/entry.ts'
import { effective } from '../record/fold.ts'
import { readEntry } from '../record/stored.ts'
import { caseload } from '../tables.ts'

/** What another person wrote of one kind while a form was open, with the answer that stood before. */
export type WrittenSince = { readonly entry: Entry; readonly before: Entry | null }

/**
 * Entries of a kind that others have written into a record since a form was opened, the first one first.
 *
 * @param openedAt number of entries in the record at that time
 * @param me how entries name the person who has the form open
 */
export const writtenSince = async (
  trx: Trx,
  { personId, kind, openedAt, me }: { personId: string; kind: string; openedAt: number; me: string },
): Promise<WrittenSince[]> => {
  const since = await caseload(trx)
    .selectFrom('caseload.entry')
    .select('entry_id')
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('seq', '>', openedAt)
    .where('author', '<>', me)
    .execute()
  if (since.length === 0) return []
  const rows = await caseload(trx)
    .selectFrom('caseload.entry')
    .selectAll()
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .orderBy('seq')
    .execute()
  const entries = rows.map(readEntry)
  const known = effective(entries.filter(entry => entry.seq <= openedAt)).at(-1) ?? null
  const byId = new Map(entries.map(entry => [entry.entryId, entry]))
  return entries
    .filter(entry => since.some(one => one.entry_id === entry.entryId))
    .map(entry => ({ entry, before: byId.get(entry.supersedes ?? '') ?? known }))
}
