import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { BrowserState, PasskeyChallenge } from '../../session/browser-state.ts'
import type { StoredPasskey } from './stored.ts'

/** Whose passkey, for which browser, at what time. */
export type Ceremony = {
  readonly url: string
  readonly browser: BrowserState
  readonly username: string
  readonly now: Date
}

type Purpose = PasskeyChallenge['purpose']
type Transports = NonNullable<
  NonNullable<Parameters<typeof generateAuthenticationOptions>[0]['allowCredentials']>[number]['transports']
>

const MINUTE = 60_000
/** A person needs a moment to find their key; the page that asks is open no longer than this. */
const PATIENCE = 5 * MINUTE

const idOf = ({ credential_id, transports }: StoredPasskey): { id: string; transports: Transports } => ({
  id: Buffer.from(credential_id).toString('base64url'),
  transports: [...transports] as Transports,
})

const remember = ({ browser, username, now }: Ceremony, purpose: Purpose, value: string): void => {
  browser.challenge = { value, purpose, username, at: now.getTime() }
}

/** The challenge that was set for this, which is forgotten whatever the answer is worth. Null when there is none. */
export const takeChallenge = ({ browser, username, now }: Ceremony, purpose: Purpose): string | null => {
  const { challenge } = browser
  delete browser.challenge
  if (!challenge || challenge.purpose !== purpose || challenge.username !== username) return null
  return now.getTime() - challenge.at < PATIENCE ? challenge.value : null
}

/** What the browser needs in order to ask for one of these passkeys, as JSON. */
export const askForPasskey = async (
  ceremony: Ceremony,
  purpose: Exclude<Purpose, 'add'>,
  keys: readonly StoredPasskey[],
): Promise<string> => {
  const options = await generateAuthenticationOptions({
    rpID: new URL(ceremony.url).hostname,
    allowCredentials: keys.map(idOf),
    userVerification: 'required',
    timeout: PATIENCE,
  })
  remember(ceremony, purpose, options.challenge)
  return JSON.stringify(options)
}

/** What the browser needs in order to make a passkey, as JSON. */
export const askForNewPasskey = async (ceremony: Ceremony, keys: readonly StoredPasskey[]): Promise<string> => {
  const options = await generateRegistrationOptions({
    rpID: new URL(ceremony.url).hostname,
    rpName: 'Candour',
    userName: ceremony.username,
    attestationType: 'none',
    excludeCredentials: keys.map(idOf),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' },
    timeout: PATIENCE,
  })
  remember(ceremony, 'add', options.challenge)
  return JSON.stringify(options)
}

/**
 * Which passkey signed this challenge, for this website, with its owner verified; and what its counter says now.
 *
 * @returns null when any of that does not hold
 */
export const verifiedUse = async (
  { url }: Ceremony,
  challenge: string,
  answer: AuthenticationResponseJSON,
  keys: readonly StoredPasskey[],
): Promise<Pick<StoredPasskey, 'credential_id' | 'counter'> | null> => {
  const used = keys.find(key => idOf(key).id === answer.id)
  if (!used) return null
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: url,
      expectedRPID: new URL(url).hostname,
      credential: { ...idOf(used), publicKey: used.public_key, counter: used.counter },
      requireUserVerification: true,
    })
    return verified ? { credential_id: used.credential_id, counter: authenticationInfo.newCounter } : null
  } catch {
    return null
  }
}

/** The passkey that was made in answer to this challenge, for this website. Null when any check fails. */
export const verifiedNew = async (
  { url }: Ceremony,
  challenge: string,
  answer: RegistrationResponseJSON,
): Promise<(Omit<StoredPasskey, 'transports'> & { transports: string[] }) | null> => {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: url,
      expectedRPID: new URL(url).hostname,
      requireUserVerification: true,
    })
    if (!verified) return null
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    return { credential_id: Buffer.from(id, 'base64url'), public_key: publicKey, counter, transports }
  } catch {
    return null
  }
}
