import type { Trx } from '#platform/database/tables.ts'
import { caseload } from '../tables.ts'

export type OfficerWithPeople = { readonly officer: string; readonly team: string }

/** Everyone who is the named officer of somebody now, once for each team whose people they hold; as far as the reader may see. */
export const officersWithPeople = async (trx: Trx): Promise<OfficerWithPeople[]> => {
  const rows = await caseload(trx)
    .selectFrom('caseload.person')
    .select(['practitioner as officer', 'team'])
    .distinct()
    .where('status', '=', 'current')
    .where('practitioner', 'is not', null)
    .execute()
  return rows.flatMap(({ officer, team }) => (officer === null ? [] : [{ officer, team }]))
}
