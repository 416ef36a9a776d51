import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import type { Trx } from '#platform/database/tables.ts'
import { type Ceremony, takeChallenge, verifiedNew, verifiedUse } from './ceremony.ts'
import { notePasskeyUse, passkeysOf, storePasskey } from './stored.ts'

type InTransaction = Ceremony & { readonly trx: Trx }

export const PasskeyName = z
  .string('Enter a name for the passkey, like Work phone')
  .trim()
  .min(1, 'Enter a name for the passkey, like Work phone')
  .max(60, 'The name of the passkey must be 60 characters or fewer')

/** Whether this is a passkey of the account that answers the challenge set for this purpose, once. Notes the use. */
export const useOfPasskey = async (
  ceremony: InTransaction,
  purpose: 'sign in' | 'step up',
  answer: AuthenticationResponseJSON | null,
): Promise<boolean> => {
  const challenge = takeChallenge(ceremony, purpose)
  if (!challenge || !answer) return false
  const { trx, username } = ceremony
  const used = await verifiedUse(ceremony, challenge, answer, await passkeysOf(trx, username))
  return used !== null && notePasskeyUse(trx, username, challenge, used)
}

/** Adds the passkey that answers the challenge. False when it does not, or the account may have no more. */
export const addPasskey = async (
  ceremony: InTransaction,
  { answer, name }: { readonly answer: RegistrationResponseJSON | null; readonly name: string },
): Promise<boolean> => {
  const challenge = takeChallenge(ceremony, 'add')
  if (!challenge || !answer) return false
  const made = await verifiedNew(ceremony, challenge, answer)
  return made !== null && storePasskey(ceremony.trx, ceremony.username, challenge, { ...made, name })
}
