import { sql } from 'kysely'
import type { Db } from '../database/tables.ts'
import type { Role } from './actor.ts'

/**
 * The role that an account acts in at this moment: for a job that was asked for earlier, and acts with the right of whoever
 * asked (ASVS 8.3.3).
 *
 * @returns null when nobody has the name, the account is closed or its person has left
 */
export const presentRoleOf = async (system: Db, username: string): Promise<Role | null> => {
  const { rows } = await sql<{ role: Role }>`
    select role from platform.account where username = ${username} and platform.may_sign_in(id)`.execute(system)
  return rows[0]?.role ?? null
}
