import type { Trx } from '#platform/database/tables.ts'
import { caseload } from '../tables.ts'

export type InspectionAccess = {
  /** The stream of the inspection. */
  readonly inspection: string
  readonly accounts: readonly number[]
  readonly people: readonly string[]
  readonly from: Date
  readonly until: Date
}

/** Lets inspectors read the sampled records, all versions of every entry, from one instant until another. Twice is once. */
export const grantInspectionAccess = async (trx: Trx, access: InspectionAccess): Promise<void> => {
  const { inspection, accounts, people, from, until } = access
  const rows = accounts.flatMap(account =>
    people.map(person => ({ account_id: account, person_id: person, inspection, starts_at: from, ends_at: until })),
  )
  if (rows.length === 0) return
  await caseload(trx)
    .insertInto('caseload.inspection_access')
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
