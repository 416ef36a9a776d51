import { openSession } from '#platform/access/sessions.ts'
import type { Trx } from '#platform/database/tables.ts'
import { type SignedIn, signedIn } from '../../answers.ts'

const HOUR = 3_600_000
/** However busy a session is kept, the person signs in again after a working day. @source reference, voice-security 7.8 */
const LONGEST_SESSION = 8 * HOUR

/** Whom to let in, and where they were going. */
type Entrant = { readonly trx: Trx; readonly username: string; readonly to: string; readonly now: Date }

/** Opens the session of somebody who has proved who they are. Null when the account is closed or its person has left. */
export const enter = async ({ trx, username, to, now }: Entrant): Promise<SignedIn | null> => {
  const actor = await openSession(trx, username, new Date(now.getTime() + LONGEST_SESSION))
  return actor && signedIn(actor, to)
}
