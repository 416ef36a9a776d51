import { type Disclosure, fieldDisclosures } from '@candour/ledger'
import type { Trx } from '#platform/database/tables.ts'
import { fieldsOfPayload } from '#platform/ledger/seal.ts'
import { openRow } from '../record/stored.ts'
import { caseload } from '../tables.ts'

/**
 * A disclosure for each field of an entry; each opens one digest of its envelope and tells nothing about the others.
 *
 * @returns undefined when there is no such entry, or none that the reader may open
 */
export const entryDisclosures = async (
  trx: Trx,
  personId: string,
  entryId: string,
): Promise<readonly Disclosure[] | undefined> => {
  const row = await caseload(trx)
    .selectFrom('caseload.entry')
    .selectAll()
    .where('entry_id', '=', entryId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!row) return undefined
  const { salt, payload } = openRow(row)
  return fieldDisclosures(salt, fieldsOfPayload(JSON.parse(Buffer.from(payload).toString('utf8'))))
}
