import type { Trx } from '#platform/database/tables.ts'
import { isReadable, readEntry } from '../record/stored.ts'
import { caseload } from '../tables.ts'

const NOTES = ['instructions', 'text'] as const

/** What entries say in free text for whoever takes the case, by entry: of records that the reader may open, and of no other. */
export const notesOfEntries = async (trx: Trx, entries: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (entries.length === 0) return new Map()
  const rows = await caseload(trx)
    .selectFrom('caseload.entry')
    .selectAll()
    .where('entry_id', 'in', entries)
    .where('kind', 'in', ['allocated', 'cover-arranged'])
    .execute()
  return new Map(
    rows.filter(isReadable).flatMap(row => {
      const body = new Map(Object.entries(readEntry(row).body ?? {}))
      const note = NOTES.map(name => body.get(name)).find(text => typeof text === 'string')
      return typeof note === 'string' ? [[row.entry_id, note] as const] : []
    }),
  )
}
