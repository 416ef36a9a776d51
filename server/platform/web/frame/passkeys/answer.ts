import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import type { FieldError } from '../../answers.ts'

const LONGEST = 16_384

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const Credential = z.object({
  id: z.string(),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.object({}),
})

/** What the script on the page writes into the form. Only its outline is checked here: the ceremony checks every byte. */
const answerOf = z.string().max(LONGEST).catch('').transform(parsed)

/** The answer of a passkey to a challenge; null when the browser gave none. */
export const UseAnswer = answerOf.transform(value =>
  Credential.safeParse(value).success ? (value as AuthenticationResponseJSON) : null,
)

/** A passkey that was just made; null when the browser made none. */
export const NewAnswer = answerOf.transform(value =>
  Credential.safeParse(value).success ? (value as RegistrationResponseJSON) : null,
)

/** One answer for everything that can be wrong with a passkey's answer: the person can do the same about each. */
export const notAccepted: readonly FieldError[] = [
  {
    field: 'passkey',
    message: 'Your passkey was not accepted, or your browser did not ask for it. Try again; this step needs JavaScript',
  },
]
