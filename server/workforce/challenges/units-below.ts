import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'

/** A unit right below one, or the one itself when it is a team, with the teams under it. */
export type UnitBelow = { readonly code: string; readonly name: string; readonly teams: readonly string[] }

/** The units by which a manager counts. */
export const unitsBelow = async (trx: Trx, code: string): Promise<readonly UnitBelow[]> => {
  const { rows } = await sql<UnitBelow>`
    select unit.code, unit.name, platform.teams_below(unit.code) as teams from platform.unit unit
    where unit.parent = ${code} or (unit.code = ${code} and unit.kind = 'team') order by unit.name`.execute(trx)
  return rows
}
