import { z } from 'zod'
import { stepUp } from '#platform/access/step-up.ts'
import { refuse, steppedUp } from '../../answers.ts'
import type { SignInCommand } from '../../page.ts'
import { notAccepted, UseAnswer } from '../passkeys/answer.ts'
import { useOfPasskey } from '../passkeys/prove.ts'
import { LocalPath } from '../sign-in/local-path.ts'

export const PasskeyStepUpForm = z.object({ answer: UseAnswer, to: LocalPath })
export type PasskeyStepUpForm = z.output<typeof PasskeyStepUpForm>

/** Proves with a passkey that it is still the person who signed in. */
export const stepUpWithPasskey =
  (url: string): SignInCommand<PasskeyStepUpForm> =>
  async ({ trx, actor, input, now, browser }) => {
    const { username } = actor
    const isProved = await useOfPasskey({ trx, url, browser, username, now }, 'step up', input.answer)
    const renewed = isProved ? await stepUp(trx, actor) : null
    return renewed ? steppedUp(renewed, input.to) : refuse(notAccepted)
  }
