import { sql } from 'kysely'
import { type Actor, visitor } from '#platform/access/actor.ts'
import type { Db } from '#platform/database/tables.ts'

/**
 * The person whose sign-in this token is. Asked at every request, so that a role taken away is gone at the next click.
 *
 * @returns the visitor when the token is unknown, ended or revoked
 */
export const actorOfToken = async (app: Db, sessionToken: string): Promise<Actor> => {
  const account = await app
    .selectFrom('platform.session')
    .innerJoin('platform.account', 'platform.account.id', 'platform.session.account_id')
    .select(['platform.account.id as accountId', 'username', 'name', 'role', 'unit', 'practitioner'])
    .where('token_hash', '=', sql<Uint8Array>`sha256(convert_to(${sessionToken}, 'UTF8'))`)
    .where('ends_at', '>', sql<Date>`now()`)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return account ? { ...account, sessionToken } : visitor
}
