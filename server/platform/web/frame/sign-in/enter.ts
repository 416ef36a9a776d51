import type { Role } from '#platform/access/actor.ts'
import { openSession } from '#platform/access/sessions.ts'
import type { Trx } from '#platform/database/tables.ts'
import { type Redirect, redirect, type SignedIn, signedIn } from '../../answers.ts'
import type { BrowserState } from '../../session/browser-state.ts'
import { passkeysOf } from '../passkeys/stored.ts'

const HOUR = 3_600_000
/** However busy a session is kept, the person signs in again after a working day. @source reference, voice-security 7.8 */
const LONGEST_SESSION = 8 * HOUR

export const SECOND_STEP = '/sign-in/second-step'

/** Whom to let in, and where they were going. */
type Entrant = { readonly trx: Trx; readonly username: string; readonly to: string; readonly now: Date }

/** What to do about the second step: where it is remembered, and the roles that need one whether they have a passkey or not. */
type SecondStep = { readonly browser: BrowserState; readonly neededBy: readonly Role[] }

const roleOf = async (trx: Trx, username: string): Promise<Role | undefined> =>
  (await trx.selectFrom('platform.account').select('role').where('username', '=', username).executeTakeFirst())?.role

/**
 * Opens the session of somebody who has proved who they are, with every step that they need.
 *
 * @returns null when the account is closed or its person has left
 */
export const openFor = async ({ trx, username, to }: Omit<Entrant, 'now'>): Promise<SignedIn | null> => {
  // By the real clock, whatever the clock of the request: the database ends the session by its own.
  const actor = await openSession(trx, username, new Date(Date.now() + LONGEST_SESSION))
  return actor && signedIn(actor, to)
}

/**
 * Lets somebody in who has done the first step: or leads them to the second, when they have a passkey or their role needs one.
 * Until that is done they have no session.
 */
export const enter = async (
  entrant: Entrant,
  { browser, neededBy }: SecondStep,
): Promise<SignedIn | Redirect | null> => {
  const { trx, username, to, now } = entrant
  const role = await roleOf(trx, username)
  const needsMore = (await passkeysOf(trx, username)).length > 0 || (role !== undefined && neededBy.includes(role))
  if (!needsMore) return openFor(entrant)
  browser.firstStep = { username, to, at: now.getTime() }
  return redirect(SECOND_STEP)
}
