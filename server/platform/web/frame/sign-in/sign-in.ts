import { z } from 'zod'
import { openSession } from '#platform/access/sessions.ts'
import { refuse, signedIn } from '../../answers.ts'
import type { Command } from '../../page.ts'
import { LocalPath } from './local-path.ts'
import { isPasswordOf } from './password.ts'

const HOUR = 3_600_000
/** However busy a session is kept, the person signs in again after a working day. @source reference, voice-security 7.8 */
const LONGEST_SESSION = 8 * HOUR

export const SignInForm = z.object({
  username: z.string('Enter your username').trim().min(1, 'Enter your username'),
  password: z.string('Enter your password').min(1, 'Enter your password'),
  to: LocalPath,
})
export type SignInForm = z.output<typeof SignInForm>

/** Signs a person in with username and password. One answer for both mistakes: it must not tell which name exists. */
export const signIn: Command<SignInForm> = async ({ trx, input, now }) => {
  const username = input.username.toLowerCase()
  const endsAt = new Date(now.getTime() + LONGEST_SESSION)
  const actor = (await isPasswordOf(trx, username, input.password)) ? await openSession(trx, username, endsAt) : null
  if (!actor)
    return refuse([{ field: 'username', message: 'Check your username and password. They do not match an account' }])
  return signedIn(actor, input.to)
}
