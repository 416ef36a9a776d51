import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import type { CaseState } from '../record/state.ts'
import { dueItemsOf } from './due-items.ts'

/** The rows of `caseload.due_item` that a state gives. */
export const dueRowsOf = (personId: string, state: CaseState) =>
  dueItemsOf(state).map(item => ({ ...item, person_id: personId, team: state.team }))

/**
 * Puts what is due about a person where their newest entry says, in the transaction of that entry, after the person's row.
 * Most entries change nothing that is due: then nothing is written.
 */
export const writeDueItems = async (
  trx: Trx,
  personId: string,
  { before, after }: { readonly before: CaseState; readonly after: CaseState },
): Promise<void> => {
  const rows = JSON.stringify(dueRowsOf(personId, after))
  if (rows === JSON.stringify(dueRowsOf(personId, before))) return
  await sql`select caseload.write_due_items(${personId}, ${rows})`.execute(trx)
}

/** The same for many people at once, as the system role: what stood before is replaced. */
export const putDueItems = async (
  trx: Trx,
  people: readonly { readonly personId: string; readonly state: CaseState }[],
): Promise<void> => {
  const rows = people.flatMap(({ personId, state }) => dueRowsOf(personId, state))
  await sql`delete from caseload.due_item where person_id = any(${people.map(one => one.personId)}::uuid[])`.execute(
    trx,
  )
  await sql`insert into caseload.due_item
    select * from jsonb_populate_recordset(null::caseload.due_item, ${JSON.stringify(rows)})`.execute(trx)
}
