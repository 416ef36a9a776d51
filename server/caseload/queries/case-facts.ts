import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { Location } from '../record/row.ts'
import type { Registration, RiskLevel } from '../record/state.ts'

/** What decides who may be given a case, and how long it may wait. */
export type CaseFacts = {
  readonly personId: string
  readonly team: string
  /** The named officer; null while there is none. */
  readonly officer: string | null
  readonly waitingSince: Day | null
  readonly tier: string | null
  readonly location: Location | null
  readonly risk: RiskLevel | null
  readonly registrations: readonly Registration[]
  /** The record is restricted to named staff now. */
  readonly restricted: boolean
}

/** Which people: those named, those who wait, or those held by somebody of these officers; each only as far as the reader may see them. */
export type CaseFilter =
  | { readonly people: readonly string[] }
  | { readonly waitingIn: readonly string[] | 'everywhere' }
  | { readonly heldBy: readonly string[] }

const condition = (filter: CaseFilter) => {
  if ('people' in filter) return sql`p.person_id = any(${filter.people}::uuid[])`
  if ('heldBy' in filter) return sql`p.practitioner = any(${filter.heldBy}::text[])`
  if (filter.waitingIn === 'everywhere') return sql`p.unallocated_since is not null`
  return sql`p.unallocated_since is not null and p.team = any(${filter.waitingIn}::text[])`
}

/** The facts of current cases, in the order of their pseudonyms. */
export const caseFacts = async (trx: Trx, filter: CaseFilter): Promise<readonly CaseFacts[]> => {
  const { rows } = await sql<CaseFacts>`
    select p.person_id as "personId", p.team, p.practitioner as officer, p.unallocated_since as "waitingSince", p.tier, p.location,
      p.risk_of_serious_harm as risk, coalesce(p.state -> 'registrations', '[]') as registrations,
      coalesce(p.restricted @> statement_timestamp(), false) as restricted
    from caseload.person p
    where p.status = 'current' and ${condition(filter)} order by p.person_id`.execute(trx)
  return rows
}
