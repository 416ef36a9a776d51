import { ownSessions } from '#platform/access/sessions.ts'
import type { Trx } from '#platform/database/tables.ts'

const MINUTE = 60_000
/** Whoever has just signed in has just proved who they are; hours later a session may be in other hands. */
const JUST_NOW = 10 * MINUTE

/** Whether somebody who has no passkey, and so cannot step up with one, may add the first: within ten minutes of signing in. */
export const mayAddPasskey = async (trx: Trx, has: number, now: Date): Promise<boolean> => {
  if (has > 0) return false
  const here = (await ownSessions(trx)).find(session => session.is_this)
  return here !== undefined && now.getTime() - here.opened_at.getTime() < JUST_NOW
}
