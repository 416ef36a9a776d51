import { sql } from 'kysely'
import type { Trx } from '../database/tables.ts'
import type { Actor } from './actor.ts'
import { newToken } from './sessions.ts'

const MINUTE = 60_000
/** A high-risk act asks that the person has proved themselves again within this time. */
const FRESH_FOR = 5 * MINUTE

/**
 * Whether the person of this session has proved within five minutes, again, that it is they. When not, lead them to
 * `/step-up?to=...`. A policy asks `platform.actor_stepped_up_at()`, which holds against a query that was slipped in.
 *
 * @source reference, voice-security 7.4
 */
export const hasFreshStepUp = async (trx: Trx, actor: Pick<Actor, 'role'>, now: Date): Promise<boolean> => {
  if (actor.role === 'public') return false
  const { rows } = await sql<{ at: Date | null }>`select platform.actor_stepped_up_at() as at`.execute(trx)
  const at = rows[0]?.at
  return at instanceof Date && now.getTime() - at.getTime() < FRESH_FOR
}

/**
 * Notes that the person of this transaction's session has just proved that it is they, and changes its token.
 *
 * @returns the actor with the new token; the old one opens nothing from now on. Null when the session has ended meanwhile
 */
export const stepUp = async (trx: Trx, actor: Actor): Promise<Actor | null> => {
  const { token, hash } = newToken()
  const { rows } = await sql<{ done: boolean }>`select platform.step_up(${hash}) as done`.execute(trx)
  return rows[0]?.done ? { ...actor, sessionToken: token } : null
}
