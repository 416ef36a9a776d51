import { z } from 'zod'
import { redirect, refuse } from '../../../answers.ts'
import type { SignInCommand } from '../../../page.ts'
import { NewAnswer, notAccepted } from '../../passkeys/answer.ts'
import { addPasskey, PasskeyName } from '../../passkeys/prove.ts'
import { openFor } from '../enter.ts'
import { firstStepOf } from './first-step.ts'

export const FirstPasskeyForm = z.object({ answer: NewAnswer, name: PasskeyName })
export type FirstPasskeyForm = z.output<typeof FirstPasskeyForm>

/** Adds the first passkey of an account whose role needs one, and lets its person in. An account that has one is refused. */
export const firstPasskey =
  (url: string): SignInCommand<FirstPasskeyForm> =>
  async ({ trx, input, now, browser }) => {
    const first = firstStepOf(browser, now)
    if (!first) return redirect('/sign-in')
    const { username, to } = first
    const isAdded = await addPasskey({ trx, url, browser, username, now }, input)
    return (isAdded ? await openFor({ trx, username, to }) : null) ?? refuse(notAccepted)
  }
