import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import { type PersonColumns, personColumns } from '../record/row.ts'
import type { CaseState } from '../record/state.ts'
import { putDueItems } from '../timeliness/write-due-items.ts'

/** What one record says now, and how many entries it has. */
export type Projection = {
  readonly personId: string
  readonly entries: number
  readonly state: CaseState
  readonly columns: PersonColumns
}

/** The row that a state gives. @throws Error when it registers nobody: such a record has no entries */
export const columnsOf = (state: CaseState): PersonColumns => {
  const columns = personColumns(state)
  if (!columns) throw new Error('A record that has entries has a registered person')
  return columns
}

/** Puts everything that is derived from some records where their entries say, as the system role: rows, and what is due. */
export const putProjections = async (trx: Trx, projections: readonly Projection[]): Promise<void> => {
  const rows = projections.map(({ personId, entries, state, columns }) => ({
    ...columns,
    person_id: personId,
    last_entry_seq: entries,
    state,
  }))
  await sql`insert into caseload.person as p (person_id, crn, name, date_of_birth, sex, ethnicity, team, pdu, practitioner, tier,
      location, risk_of_serious_harm, sentence_type, sentence_started, sentence_ends, status, unallocated_since, last_entry_seq, state)
    select r.person_id, r.crn, r.name, r.date_of_birth, r.sex, r.ethnicity, r.team, u.parent, r.practitioner, r.tier, r.location,
      r.risk_of_serious_harm, r.sentence_type, r.sentence_started, r.sentence_ends, r.status, r.unallocated_since,
      r.last_entry_seq, r.state
    from jsonb_populate_recordset(null::caseload.person, ${JSON.stringify(rows)}) r join platform.unit u on u.code = r.team
    on conflict (person_id) do update set crn = excluded.crn, name = excluded.name, date_of_birth = excluded.date_of_birth,
      sex = excluded.sex, ethnicity = excluded.ethnicity, team = excluded.team, pdu = excluded.pdu,
      practitioner = excluded.practitioner, tier = excluded.tier, location = excluded.location,
      risk_of_serious_harm = excluded.risk_of_serious_harm, sentence_type = excluded.sentence_type,
      sentence_started = excluded.sentence_started, sentence_ends = excluded.sentence_ends, status = excluded.status,
      unallocated_since = excluded.unallocated_since, last_entry_seq = excluded.last_entry_seq, state = excluded.state`.execute(
    trx,
  )
  await putDueItems(trx, projections)
}
