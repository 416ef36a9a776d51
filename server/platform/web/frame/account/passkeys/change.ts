import { z } from 'zod'
import type { Role } from '#platform/access/actor.ts'
import { hasFreshStepUp } from '#platform/access/step-up.ts'
import { done, notFound, redirect, refuse } from '../../../answers.ts'
import type { Command, SignInCommand } from '../../../page.ts'
import { NewAnswer, notAccepted } from '../../passkeys/answer.ts'
import { addPasskey, PasskeyName } from '../../passkeys/prove.ts'
import { ownPasskeys, passkeysOf, removePasskey } from '../../passkeys/stored.ts'
import { mayAddPasskey } from './may-add.ts'

const HERE = '/account/passkeys'
const CONFIRM = `/step-up?to=${HERE}`

export const AddPasskeyForm = z.object({ answer: NewAnswer, name: PasskeyName })
export type AddPasskeyForm = z.output<typeof AddPasskeyForm>

/** Adds a passkey to the person's own account. */
export const addOwnPasskey =
  (url: string): SignInCommand<AddPasskeyForm> =>
  async ({ trx, actor, input, now, browser }) => {
    const { username } = actor
    const has = (await passkeysOf(trx, username)).length
    if (!(await hasFreshStepUp(trx, actor, now)) && !(await mayAddPasskey(trx, has, now))) return redirect(CONFIRM)
    const isAdded = await addPasskey({ trx, url, browser, username, now }, input)
    return isAdded ? done('Passkey added', HERE) : refuse(notAccepted)
  }

export const RemovePasskeyForm = z.object({ passkey: z.uuid() })
export type RemovePasskeyForm = z.output<typeof RemovePasskeyForm>

const lastOne = refuse([
  { field: 'passkey', message: 'Your role needs a passkey. Add another one before you remove the last' },
])

/** Removes one of the person's own passkeys, but not the last one of somebody whose role needs one. */
export const removeOwnPasskey =
  (neededBy: readonly Role[]): Command<RemovePasskeyForm> =>
  async ({ trx, actor, input, now }) => {
    if (!(await hasFreshStepUp(trx, actor, now))) return redirect(CONFIRM)
    if (neededBy.includes(actor.role) && (await ownPasskeys(trx)).length === 1) return lastOne
    return (await removePasskey(trx, input.passkey)) ? done('Passkey removed', HERE) : notFound()
  }
