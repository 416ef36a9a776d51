import type { Trx } from '#platform/database/tables.ts'
import { caseload } from '../tables.ts'

/** Case reference numbers of people by their pseudonyms, as far as the reader may see them: others are left out. */
export const crnsOf = async (trx: Trx, people: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (people.length === 0) return new Map()
  const rows = await caseload(trx)
    .selectFrom('caseload.person')
    .select(['person_id', 'crn'])
    .where(({ eb, val }) => eb('person_id', '=', eb.fn.any(val(people))))
    .execute()
  return new Map(rows.map(row => [row.person_id, row.crn]))
}
