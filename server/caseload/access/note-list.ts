import { sql } from 'kysely'
import { noteRead } from '#platform/audit/notes.ts'
import type { Trx } from '#platform/database/tables.ts'

const CRN = /^[a-z]\d{6}$/i

/**
 * Notes for the audit whom a list showed and, of a search, its class and a keyed hash: never its words.
 *
 * @source reference, voice-security 7.5
 */
export const noteList = async (trx: Trx, shown: readonly string[], searched: string): Promise<void> => {
  if (searched === '') return noteRead(trx, { shown })
  const { rows } = await sql<{ hash: string }>`select platform.search_hash(${searched}) as hash`.execute(trx)
  noteRead(trx, { shown, search: { class: CRN.test(searched) ? 'crn' : 'name', hash: rows[0]?.hash ?? '' } })
}
