import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'

/** An inspector, and whether they work on this inspection or cannot. */
export type TeamMember = {
  readonly accountId: number
  readonly name: string
  readonly assignedAt: Date | null
  /** They declared that they worked in the unit within three years. */
  readonly hasConflict: boolean
}

/** Every inspector, those who work on the inspection first. */
export const inspectorsFor = async (trx: Trx, inspection: string): Promise<readonly TeamMember[]> => {
  const { rows } = await sql<TeamMember>`
    select a.id as "accountId", a.name, m.assigned_at as "assignedAt", inspection.has_conflict(a.id, ${inspection}) as "hasConflict"
    from platform.account a
    left join inspection.member m on m.account_id = a.id and m.inspection = ${inspection}
    where a.role = 'inspector' order by m.assigned_at is null, a.name`.execute(trx)
  return rows
}

/** The accounts that work on an inspection: those who lead, and those assigned to it. */
export const accountsOn = async (trx: Trx, inspection: string): Promise<readonly number[]> => {
  const { rows } = await sql<{ id: number }>`select id from platform.account where role = 'lead-inspector'
    union select account_id from inspection.member where inspection = ${inspection}`.execute(trx)
  return rows.map(row => row.id)
}

/** A unit in which an inspector has worked. */
export type Conflict = { readonly unitName: string; readonly lastWorked: Day }

/** What one inspector has declared. */
export const conflictsOf = async (trx: Trx, accountId: number): Promise<readonly Conflict[]> => {
  const { rows } = await sql<Conflict>`select u.name as "unitName", c.last_worked as "lastWorked"
    from inspection.conflict c join platform.unit u on u.code = c.unit
    where c.account_id = ${accountId} order by c.last_worked desc`.execute(trx)
  return rows
}
