import { z } from 'zod'
import { stepUp } from '#platform/access/step-up.ts'
import { refuse, steppedUp } from '../../answers.ts'
import type { Command } from '../../page.ts'
import { passkeysOf } from '../passkeys/stored.ts'
import { LocalPath } from '../sign-in/local-path.ts'
import { isPasswordOf } from '../sign-in/password.ts'

export const StepUpForm = z.object({
  password: z.string('Enter your password').min(1, 'Enter your password'),
  to: LocalPath,
})
export type StepUpForm = z.output<typeof StepUpForm>

const wrong = refuse([{ field: 'password', message: 'Check your password. It is not the one of this account' }])

/** Proves with the demonstration password that it is still the person who signed in. Whoever has a passkey uses that. */
export const stepUpWithPassword: Command<StepUpForm> = async ({ trx, actor, input }) => {
  if ((await passkeysOf(trx, actor.username)).length > 0) return wrong
  if (!(await isPasswordOf(trx, actor.username, input.password))) return wrong
  const renewed = await stepUp(trx, actor)
  return renewed ? steppedUp(renewed, input.to) : wrong
}
