import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Trx } from '../database/tables.ts'
import type { Actor } from './actor.ts'

type OpenedSession = Omit<Actor, 'accountId' | 'username' | 'sessionToken'> & { readonly account_id: number }

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A token that nobody has had before, with the hash under which the database knows it. */
export const newToken = (): { readonly token: string; readonly hash: Buffer } => {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOf(token) }
}

/**
 * Signs a person in: the database stores the hash of a new random token, which alone opens their rows. However late `endsAt`
 * is, a session ends after eight hours; an inspector's earlier sessions end now.
 *
 * @returns the actor with the token, or null when no account has that name or its person has left
 * @source reference, voice-security 7.8
 */
export const openSession = async (trx: Trx | Db, username: string, endsAt: Date): Promise<Actor | null> => {
  const { token: sessionToken, hash } = newToken()
  const { rows } = await sql<OpenedSession>`
    select account_id, name, role, unit, practitioner from platform.open_session(${username}, ${hash}, ${endsAt})`.execute(
    trx,
  )
  const [opened] = rows
  if (!opened) return null
  const { account_id: accountId, name, role, unit, practitioner } = opened
  return { accountId, username, name, role, unit, practitioner, sessionToken }
}

/** Signs a person out: the token opens nothing from now on. */
export const closeSession = async (trx: Trx | Db, sessionToken: string): Promise<void> => {
  await sql`select platform.close_session(${hashOf(sessionToken)})`.execute(trx)
}

/**
 * The person whose session this token opens. Asked at every request, so that a role taken away is gone at the next click.
 *
 * @returns null when the token is unknown, ended, revoked or was not used for half an hour
 */
export const actorOf = async (app: Db, sessionToken: string): Promise<Actor | null> => {
  const { rows } = await sql<OpenedSession & Pick<Actor, 'username'>>`
    select account_id, username, name, role, unit, practitioner from platform.actor_of_session(${hashOf(sessionToken)})`.execute(
    app,
  )
  const [found] = rows
  if (!found) return null
  const { account_id: accountId, ...account } = found
  return { accountId, ...account, sessionToken }
}

/** Notes that a session is in use: it ends half an hour after the last such note. */
export const touchSession = async (app: Db, sessionToken: string): Promise<void> => {
  await sql`select platform.touch_session(${hashOf(sessionToken)})`.execute(app)
}

/** One of a person's live sessions, as they see it. */
export type OwnSession = {
  readonly id: string
  readonly opened_at: Date
  readonly seen_at: Date
  readonly ends_at: Date
  /** Whether it is the one in which they ask. */
  readonly is_this: boolean
}

/** The live sessions of the person of this transaction, newest first. */
export const ownSessions = async (trx: Trx): Promise<readonly OwnSession[]> =>
  (await sql<OwnSession>`select * from platform.own_sessions()`.execute(trx)).rows

/**
 * Ends sessions of the same person other than this one.
 *
 * @param session the one to end; all others when null
 * @returns how many ended: 0 also for a session of somebody else, which is left alone
 */
export const endOtherSessions = async (trx: Trx, session: string | null): Promise<number> => {
  const { rows } = await sql<{ ended: number }>`select platform.end_own_sessions(${session}) as ended`.execute(trx)
  return rows[0]?.ended ?? 0
}
