import type { Trx } from '#platform/database/tables.ts'
import { WITHDRAWAL } from '../kinds/person/entry-withdrawn.ts'
import { readEntry } from '../record/stored.ts'
import { withdrawalsIn } from '../record/withdrawal.ts'
import { caseload } from '../tables.ts'

/**
 * Of each entry of a person that was withdrawn, the entry that did it. Nearly every record has none, and then this is one query
 * that finds nothing.
 */
export const withdrawnEntries = async (trx: Trx, personId: string): Promise<ReadonlyMap<string, string>> => {
  const entry = caseload(trx).selectFrom('caseload.entry').where('person_id', '=', personId)
  const withdrawals = await entry.selectAll().where('kind', '=', WITHDRAWAL).execute()
  if (withdrawals.length === 0) return new Map()
  const rows = await entry.select(['entry_id', 'kind', 'supersedes']).where('kind', '!=', WITHDRAWAL).execute()
  const others = rows.map(({ entry_id, kind, supersedes }) => ({ entryId: entry_id, kind, supersedes, body: null }))
  const withdrawalOf = withdrawalsIn([...withdrawals.map(readEntry), ...others])
  return new Map(
    others.flatMap(one => {
      const by = withdrawalOf(one)
      return by === undefined ? [] : [[one.entryId, by] as const]
    }),
  )
}
