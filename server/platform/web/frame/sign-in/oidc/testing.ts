import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import OidcProvider from 'oidc-provider'
import { pino } from 'pino'
import type { Databases } from '#platform/database/databases.ts'
import { freePort } from '#platform/database/embedded/free-port.ts'
import { testDatabases } from '#platform/database/testing.ts'
import { buildApp } from '../../../../../app.ts'
import type { Room } from '../../../room.ts'
import { testDataFolder } from '../../../testing.ts'
import { type Client, createClient } from '../../../testing-client.ts'
import { CALLBACK, discoverProvider } from './provider.ts'

type Token = { readonly header: Record<string, unknown>; readonly claims: Record<string, unknown> }
type Owner = Parameters<typeof testDatabases>[0]

const CLIENT = { id: 'candour', secret: 'a secret for tests only' }

const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url')
const decoded = (part: string | undefined): Record<string, unknown> =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString())

const signed = ({ header, claims }: Token, key: KeyObject): string => {
  const text = `${encoded(header)}.${encoded(claims)}`
  if (header.alg === 'none') return `${text}.`
  return `${text}.${createSign('sha256').update(text).sign(key).toString('base64url')}`
}

/** What a test may make of the provider: who signs in there, and what is done to the ID token before it is sent. */
export type TestProvider = {
  readonly issuer: string
  person: { readonly subject: string; readonly username: string }
  /** Changes the ID token; it is then signed with the key that `signWith` is. */
  tamper: ((token: Token) => Token) | undefined
  signWith: KeyObject
}

/** A real OpenID provider on this machine, at which everybody is signed in at once. */
const startProvider = async (owner: Owner, url: string): Promise<TestProvider> => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const issuer = `http://127.0.0.1:${await freePort()}`
  const test: TestProvider = {
    issuer,
    person: { subject: 'subject-1', username: 'spo' },
    tamper: undefined,
    signWith: privateKey,
  }
  const oidc = new OidcProvider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${url}${CALLBACK}`],
        post_logout_redirect_uris: [`${url}/`],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'RS256' } as never] },
    cookies: { keys: ['for tests only'] },
    features: { devInteractions: { enabled: false } },
    claims: { profile: ['preferred_username'] },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, preferred_username: test.person.username }),
    }),
    loadExistingGrant: async ({ oidc: { client, session, provider } }) => {
      const grant = new provider.Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  })
  oidc.use(async (context, next) => {
    await next()
    const body = context.body as { id_token?: string } | undefined
    if (context.path !== '/token' || !body?.id_token || !test.tamper) return
    const [header, claims] = body.id_token.split('.')
    body.id_token = signed(test.tamper({ header: decoded(header), claims: decoded(claims) }), test.signWith)
  })
  const answer = oidc.callback()
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response)
    void oidc.interactionFinished(request, response, { login: { accountId: test.person.subject } })
  })
  await new Promise<void>(resolve => server.listen(Number(new URL(issuer).port), '127.0.0.1', resolve))
  owner.after(async () => {
    server.closeAllConnections()
    server.close()
  })
  return test
}

export type ProviderApp = {
  readonly url: string
  readonly databases: Databases
  readonly provider: TestProvider
  /** A browser that no provider knows yet. */
  readonly visitor: () => Client
  /** Asks to sign in and goes to the provider and back. @returns the path and query with which the provider hands back */
  readonly backFromProvider: (client: Client, to?: string) => Promise<string>
  /** Makes an account for somebody who signs in at the provider. */
  readonly account: (username: string, role: 'spo' | 'auditor') => Promise<void>
}

/** Follows the provider's redirects, with its cookies, until it hands the person back. */
const throughProvider = async (address: string, url: string): Promise<string> => {
  const jar = new Map<string, string>()
  let place = address
  while (!place.startsWith(`${url}/`)) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(place, { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    const next = answer.headers.get('location')
    if (!next) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`)
    place = new URL(next, place).href
  }
  return place.slice(url.length)
}

/** The service as in production, listening, with a real provider beside it. */
export const startProviderApp = async (owner: Owner, rooms: readonly Room[] = []): Promise<ProviderApp> => {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const databases = await testDatabases(owner)
  const provider = await startProvider(owner, url)
  const settings = { issuer: new URL(provider.issuer), clientId: CLIENT.id, clientSecret: CLIENT.secret }
  const app = await buildApp({
    config: { dataFolder: testDataFolder, demonstration: false, url },
    provider: await discoverProvider(settings, url),
    databases,
    rooms,
    now: () => new Date(),
    log: pino({ level: 'silent' }),
  })
  await app.listen({ port, host: '127.0.0.1' })
  owner.after(() => app.close())
  return {
    url,
    databases,
    provider,
    visitor: () => createClient(app),
    backFromProvider: async (client, to = '/') => {
      const { location } = await client.get(`/sign-in/start?to=${encodeURIComponent(to)}`)
      return throughProvider(location ?? '', url)
    },
    account: async (username, role) => {
      const row = { username, name: `Test ${username}`, role, unit: null, practitioner: null, password_hash: null }
      await databases.system.insertInto('platform.account').values(row).execute()
    },
  }
}
