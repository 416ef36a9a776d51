import * as client from 'openid-client'
import type { OidcSettings } from '#platform/oidc-settings.ts'
import type { AwaitedSignIn } from '../../../session/browser-state.ts'

/** Who the provider says has signed in. Only that: what they may do stands in our tables. */
export type Identity = {
  readonly issuer: string
  readonly subject: string
  /** `preferred_username`; empty when the provider sends none. */
  readonly username: string
}

export type Provider = {
  /** Where the person signs in, and what to remember until they are back. */
  readonly begin: (to: string, now: Date) => Promise<{ readonly url: string; readonly awaited: AwaitedSignIn }>
  /**
   * Who came back.
   *
   * @throws Error when any check of the answer fails: state, issuer, code, PKCE, signature, audience, nonce, times
   */
  readonly identify: (query: URLSearchParams, awaited: AwaitedSignIn) => Promise<Identity>
  /** Where signing out goes on; null when the provider has no such place. */
  readonly signOutUrl: string | null
}

/** The path at which the provider hands the person back. Register it there, with the address of the service before it. */
export const CALLBACK = '/sign-in/callback'

/** Seconds by which the provider's clock may differ from ours. */
const CLOCK_SKEW = 30
/** Seconds to wait for the provider: a person is waiting too. */
const PATIENCE = 10

const causes = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${causes(error.cause)}` : error.message
}

const discover = async ({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> => {
  const metadata = { client_secret: clientSecret, [client.clockTolerance]: CLOCK_SKEW }
  const execute = [client.enableNonRepudiationChecks]
  // Only an issuer on this machine has passed the settings with http.
  if (issuer.protocol === 'http:') execute.push(client.allowInsecureRequests)
  const method = client.ClientSecretBasic(clientSecret)
  try {
    return await client.discovery(issuer, clientId, metadata, method, { execute, timeout: PATIENCE })
  } catch (error) {
    throw new Error(
      `OIDC_ISSUER: no OpenID provider that names itself ${issuer.href} answers there (${causes(error)}).\n` +
        'Check the address, character by character, and that this machine may reach it.',
    )
  }
}

const signOutUrlOf = (config: client.Configuration, url: string): string | null => {
  if (!config.serverMetadata().end_session_endpoint) return null
  // By client, without a hint of who it was: an address ends up in histories.
  return client.buildEndSessionUrl(config, { post_logout_redirect_uri: `${url}/` }).href
}

/**
 * Asks the provider for its endpoints and keys, once at boot. Authorization code with PKCE (S256), state, nonce, the exact issuer,
 * our audience, a signed ID token.
 *
 * @param url where browsers find this service
 * @throws Error that names the setting, when nothing that is this provider answers
 * @source OpenID Connect Core 3.1, RFC 7636, RFC 9207
 */
export const discoverProvider = async (settings: OidcSettings, url: string): Promise<Provider> => {
  const config = await discover(settings)
  const redirect_uri = `${url}${CALLBACK}`
  return {
    begin: async (to, now) => {
      const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()]
      const code_challenge = await client.calculatePKCECodeChallenge(verifier)
      const asked = {
        redirect_uri,
        scope: 'openid profile',
        state,
        nonce,
        code_challenge,
        code_challenge_method: 'S256',
      }
      const place = client.buildAuthorizationUrl(config, asked)
      return { url: place.href, awaited: { state, nonce, verifier, to, at: now.getTime() } }
    },
    identify: async (query, { state, nonce, verifier }) => {
      const tokens = await client.authorizationCodeGrant(config, new URL(`${redirect_uri}?${query}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('The provider sent no ID token')
      // Some providers name the person in the ID token, others only when asked.
      const named = claims.preferred_username
        ? claims
        : await client.fetchUserInfo(config, tokens.access_token, claims.sub)
      const username = typeof named.preferred_username === 'string' ? named.preferred_username : ''
      return { issuer: claims.iss, subject: claims.sub, username }
    },
    signOutUrl: signOutUrlOf(config, url),
  }
}
