import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'

/** How a page of this room names people: name and CRN, of those whom the reader may meet. */
export const peopleNamed = async (trx: Trx, people: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; name: string; crn: string }>`
    select person_id as id, name, crn from caseload.person where person_id = any(${people}::uuid[])`.execute(trx)
  return new Map(rows.map(({ id, name, crn }) => [id, `${name}, CRN ${crn}`]))
}

/** Who of some people waits for a named officer now, of those whom the reader may meet. */
export const stillWaiting = async (trx: Trx, people: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`select person_id as id from caseload.person
    where person_id = any(${people}::uuid[]) and unallocated_since is not null`.execute(trx)
  return new Set(rows.map(({ id }) => id))
}
