import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { CaseState } from '../record/state.ts'
import { caseload } from '../tables.ts'

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
export type Worker = { readonly code: string; readonly entries: number; readonly first: Day; readonly last: Day }

/** Who has worked with a person, by the entries that count now, the latest first. */
export const workersOf = (trx: Trx, personId: string): Promise<Worker[]> =>
  caseload(trx)
    .selectFrom('caseload.entry as e')
    .leftJoin('caseload.entry as later', 'later.supersedes', 'e.entry_id')
    .where('e.person_id', '=', personId)
    .where('later.entry_id', 'is', null)
    .groupBy('e.work_done_by')
    .select(eb => [
      'e.work_done_by as code',
      eb.fn.countAll<number>().as('entries'),
      eb.fn.min('e.happened_from').as('first'),
      eb.fn.max('e.happened_from').as('last'),
    ])
    .orderBy('last', 'desc')
    .execute()
