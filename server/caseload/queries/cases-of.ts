import type { Trx } from '#platform/database/tables.ts'
import { caseload } from '../tables.ts'

/** One current case of an officer, for a list. */
export type HeldCase = {
  readonly personId: string
  readonly crn: string
  readonly name: string
  readonly tier: string | null
  readonly location: 'community' | 'custody' | 'licence' | null
}

/** The current cases that an officer holds, by name, as far as the reader may see them. */
export const casesOf = (trx: Trx, { practitioner }: { readonly practitioner: string }): Promise<HeldCase[]> =>
  caseload(trx)
    .selectFrom('caseload.person')
    .select(['person_id as personId', 'crn', 'name', 'tier', 'location'])
    .where('practitioner', '=', practitioner)
    .where('status', '=', 'current')
    .orderBy('name')
    .execute()
