import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import type { CaseState } from '../record/state.ts'

export type Person = {
  readonly personId: string
  readonly team: string
  readonly teamName: string
  readonly pdu: string
  readonly pduName: string
  readonly officerName: string | null
  readonly state: CaseState
  readonly entries: number
}

/** One person as their record says now; undefined when there is none, or none that the reader may open. */
export const personById = async (trx: Trx, personId: string): Promise<Person | undefined> => {
  const { rows } = await sql<Person>`
    select p.person_id as "personId", p.team, t.name as "teamName", p.pdu, u.name as "pduName", o.name as "officerName",
      p.state, p.last_entry_seq as entries
    from caseload.person p
    join platform.unit t on t.code = p.team
    join platform.unit u on u.code = p.pdu
    left join platform.practitioner o on o.code = p.practitioner
    where p.person_id = ${personId}`.execute(trx)
  return rows[0]
}
