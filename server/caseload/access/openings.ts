import { sql } from 'kysely'
import type { Role } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'

/** One use of one record: who, when, what, by which right. A denied one opened nothing. */
export type OpeningOfRecord = {
  readonly person: string
  readonly at: Date
  readonly who: string
  readonly name: string
  readonly role: Role
  /** The audit event, like `VIEW_PERSON`. */
  readonly what: string
  readonly rule: string | null
  readonly purpose: string | null
  readonly outcome: 'done' | 'refused' | 'denied' | 'failed'
}

/**
 * Everyone who used some records since an instant, the latest first; of those records only that this reader may be told about
 * (caseload.may_know_openings).
 *
 * @source reference, voice-security 7.5
 */
export const openingsOf = async (
  trx: Trx,
  { people, since }: { readonly people: readonly string[]; readonly since: Date },
): Promise<OpeningOfRecord[]> => {
  const { rows } = await sql<OpeningOfRecord>`
    select * from caseload.openings(${people}::uuid[], ${since})`.execute(trx)
  return rows
}

/** Whether this reader may be told who opened a record. */
export const mayKnowOpenings = async (trx: Trx, personId: string): Promise<boolean> => {
  const { rows } = await sql<{ may: boolean }>`select caseload.may_know_openings(${personId}) as may`.execute(trx)
  return rows[0]?.may ?? false
}

/** The pseudonym of a CRN, for the auditor alone; undefined when there is no such record or another person asks. */
export const pseudonymOf = async (trx: Trx, crn: string): Promise<string | undefined> => {
  const { rows } = await sql<{ id: string | null }>`select caseload.pseudonym_of(${crn}) as id`.execute(trx)
  return rows[0]?.id ?? undefined
}
