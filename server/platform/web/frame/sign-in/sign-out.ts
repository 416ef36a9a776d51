import { closeSession } from '#platform/access/sessions.ts'
import { signedOut } from '../../answers.ts'
import type { Command } from '../../page.ts'

/** Ends the session on the server: a copy of the cookie opens nothing from now on. */
export const signOut: Command<object> = async ({ trx, actor }) => {
  if (actor.sessionToken) await closeSession(trx, actor.sessionToken)
  return signedOut('/')
}
