import { z } from 'zod'
import { redirect, refuse } from '../../../answers.ts'
import type { SignInCommand } from '../../../page.ts'
import { notAccepted, UseAnswer } from '../../passkeys/answer.ts'
import { useOfPasskey } from '../../passkeys/prove.ts'
import { openFor } from '../enter.ts'
import { firstStepOf } from './first-step.ts'

export const SecondStepForm = z.object({ answer: UseAnswer })
export type SecondStepForm = z.output<typeof SecondStepForm>

/** Lets in whoever has done the first step and now answers with a passkey of that account. */
export const secondStep =
  (url: string): SignInCommand<SecondStepForm> =>
  async ({ trx, input, now, browser }) => {
    const first = firstStepOf(browser, now)
    if (!first) return redirect('/sign-in')
    const { username, to } = first
    const isProved = await useOfPasskey({ trx, url, browser, username, now }, 'sign in', input.answer)
    return (isProved ? await openFor({ trx, username, to }) : null) ?? refuse(notAccepted)
  }
