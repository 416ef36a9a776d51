import { sql } from 'kysely'
import { noteRead } from '#platform/audit/notes.ts'
import type { Trx } from '#platform/database/tables.ts'
import { isToWrite, openRecord } from './opening.ts'
import type { Purpose } from './purposes.ts'

const PURPOSE: Purpose = 'allocation'
const WORDS = 'Decides who takes the case, in the room of allocation'

/**
 * Opens a record to whoever decides who takes the case. Choosing an officer for somebody is itself the purpose: the act states it,
 * and the access log says so.
 *
 * @returns whether they may write in it
 */
export const openToAllocate = async (trx: Trx, personId: string): Promise<boolean> => {
  const opening = await openRecord(trx, personId)
  if (opening.kind === 'open') return isToWrite(opening.rule)
  if (opening.kind !== 'purpose') return false
  await sql`select caseload.state_purpose(${personId}, ${PURPOSE}, ${WORDS})`.execute(trx)
  noteRead(trx, { purpose: PURPOSE, outcome: 'done' })
  const again = await openRecord(trx, personId)
  return again.kind === 'open' && isToWrite(again.rule)
}

/** The staff to whom the record is closed: not to be given the case. Empty for whoever does not decide that. */
export const closedStaff = async (trx: Trx, personId: string): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{
    practitioner: string
  }>`select practitioner from caseload.closed_staff(${personId})`.execute(trx)
  return new Set(rows.map(row => row.practitioner))
}
