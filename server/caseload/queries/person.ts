import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
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

/** Somebody who did work that the record tells of. */
export type Worker = {
  readonly code: string
  readonly name: string
  readonly entries: number
  readonly first: Day
  readonly last: Day
}

/** Who has worked with a person, by the entries that count now, the latest first. */
export const workersOf = async (trx: Trx, personId: string): Promise<Worker[]> => {
  const { rows } = await sql<Worker>`
    select e.work_done_by as code, coalesce(o.name, e.work_done_by) as name, count(*) as entries, min(e.happened_from) as first, max(e.happened_from) as last
    from caseload.entry e
    left join platform.practitioner o on o.code = e.work_done_by
    where e.person_id = ${personId} and not exists (select from caseload.entry later where later.supersedes = e.entry_id)
    group by 1, 2 order by last desc, name`.execute(trx)
  return rows
}
