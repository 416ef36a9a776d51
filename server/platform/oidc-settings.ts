import { readFileSync } from 'node:fs'

/** How people sign in when the service is no demonstration: through the OpenID provider of their employer. */
export type OidcSettings = {
  readonly issuer: URL
  readonly clientId: string
  readonly clientSecret: string
}

/** Where browsers find the service, and who signs people in; or every reason why these settings cannot work. */
export type SignInSettings =
  | { readonly ok: true; readonly url: string; readonly oidc: OidcSettings | undefined }
  | { readonly ok: false; readonly problems: readonly string[] }

type Given = Readonly<Record<string, string | undefined>>

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']
const NEEDED = 'OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET (or OIDC_CLIENT_SECRET_FILE) and CANDOUR_URL'
const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_CLIENT_SECRET_FILE'] as const

/** Plain http only on this machine: anywhere else somebody on the way would read the sign-in. */
const safeUrl = (text: string): URL | null => {
  const url = URL.parse(text)
  if (!url || url.username || url.password || url.hash) return null
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname)) ? url : null
}

const readSecret = (given: Given, problems: string[]): string => {
  const file = given.OIDC_CLIENT_SECRET_FILE
  if (given.OIDC_CLIENT_SECRET && file) {
    problems.push('OIDC_CLIENT_SECRET and OIDC_CLIENT_SECRET_FILE are both set: keep one of them')
  }
  if (!file) return given.OIDC_CLIENT_SECRET ?? ''
  try {
    const secret = readFileSync(file, 'utf8').trim()
    if (secret === '') problems.push(`OIDC_CLIENT_SECRET_FILE names a file that is empty: ${file}`)
    return secret
  } catch {
    problems.push(`OIDC_CLIENT_SECRET_FILE names a file that cannot be read: ${file}`)
    return ''
  }
}

const missing = (given: Given): string[] => {
  const absent = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'CANDOUR_URL'].filter(name => !given[name])
  if (!given.OIDC_CLIENT_SECRET && !given.OIDC_CLIENT_SECRET_FILE) absent.push('OIDC_CLIENT_SECRET')
  if (absent.length === 0) return []
  return [`Not set: ${absent.join(', ')}. Signing in through an OpenID provider needs ${NEEDED}`]
}

/** The address must be the whole of it: cookies, redirects and passkeys belong to a host, not to a folder of one. */
const originIn = (given: Given, port: number, problems: string[]): string => {
  if (!given.CANDOUR_URL) return `http://localhost:${port}`
  const url = safeUrl(given.CANDOUR_URL)
  if (url && url.pathname === '/' && url.search === '') return url.origin
  problems.push(
    'CANDOUR_URL must be the https address at which browsers find the service, like https://candour.example',
  )
  return ''
}

/**
 * Reads how people sign in. Without any OIDC setting the service is a demonstration.
 *
 * @param given the environment, empty settings left out
 * @param port where a demonstration is found when CANDOUR_URL does not say
 */
export const signInSettings = (given: Given, port: number): SignInSettings => {
  const problems: string[] = []
  const url = originIn(given, port, problems)
  if (!names.some(name => given[name]))
    return problems.length > 0 ? { ok: false, problems } : { ok: true, url, oidc: undefined }
  problems.push(...missing(given))
  const issuer = safeUrl(given.OIDC_ISSUER ?? '')
  if (given.OIDC_ISSUER && !issuer) {
    problems.push('OIDC_ISSUER must be the https address of the provider, exactly as it names itself')
  }
  const clientSecret = readSecret(given, problems)
  if (problems.length > 0 || !issuer) return { ok: false, problems }
  return { ok: true, url, oidc: { issuer, clientId: given.OIDC_CLIENT_ID ?? '', clientSecret } }
}
