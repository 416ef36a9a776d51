import { createHash, randomBytes } from 'node:crypto'
import type { Db, Trx } from '../database/tables.ts'
import type { Actor } from './actor.ts'

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/**
 * Signs a person in: stores the hash of a new random token, which alone opens their rows.
 *
 * @returns the actor with the token, or null when no account has that name
 */
export const openSession = async (trx: Trx | Db, username: string, endsAt: Date): Promise<Actor | null> => {
  const account = await trx
    .selectFrom('platform.account')
    .select(['id', 'name', 'role', 'unit', 'practitioner'])
    .where('username', '=', username)
    .executeTakeFirst()
  if (!account) return null
  const sessionToken = randomBytes(32).toString('base64url')
  await trx
    .insertInto('platform.session')
    .values({ token_hash: hashOf(sessionToken), account_id: account.id, ends_at: endsAt, revoked_at: null })
    .execute()
  const { id: accountId, name, role, unit, practitioner } = account
  return { accountId, username, name, role, unit, practitioner, sessionToken }
}

/** Signs a person out: the token opens nothing from now on. */
export const closeSession = async (trx: Trx | Db, sessionToken: string, at: Date): Promise<void> => {
  await trx
    .updateTable('platform.session')
    .set({ revoked_at: at })
    .where('token_hash', '=', hashOf(sessionToken))
    .execute()
}
