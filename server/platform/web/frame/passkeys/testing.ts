import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import type { Page } from 'playwright-core'
import type { Databases } from '#platform/database/databases.ts'

const USER_PRESENT_AND_VERIFIED = 0x05
const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()

/** What a test may make of a signature: where the browser says it was, and how often the key says it was used. */
type Lies = { readonly origin?: string; readonly counter?: number; readonly flags?: number }

/** A security key in software, which a test can make lie. */
export type TestKey = {
  /** Makes it a passkey of the account. */
  readonly register: (databases: Databases, username: string) => Promise<void>
  /** The answer that a browser sends for the options that stand on a page. */
  readonly answer: (page: string, lies?: Lies) => string
}

/** The options that stand on a page, as the script there reads them. */
export const optionsOn = (html: string): { challenge: string; rpId: string } => {
  const written = html.match(/data-options="([^"]*)"/)?.[1] ?? ''
  return JSON.parse(written.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
}

/** @param origin the website at which the key is used */
export const testKey = (origin: string): TestKey => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const point = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'))
  const cose = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, point(x)],
      [-3, point(y)],
    ]),
  )
  const id = randomBytes(16)
  let uses = 0
  return {
    register: async ({ system }, username) => {
      const { id: account_id } = await system
        .selectFrom('platform.account')
        .select('id')
        .where('username', '=', username)
        .executeTakeFirstOrThrow()
      await system
        .withTables<{ 'platform.passkey': PasskeyRow }>()
        .insertInto('platform.passkey')
        .values({ credential_id: id, account_id, public_key: cose, counter: 0, transports: [], name: 'Test key' })
        .execute()
    },
    answer: (page, { origin: said = origin, counter, flags = USER_PRESENT_AND_VERIFIED } = {}) => {
      const { challenge, rpId } = optionsOn(page)
      uses += 1
      const count = Buffer.alloc(4)
      count.writeUInt32BE(counter ?? uses)
      const authenticatorData = Buffer.concat([sha256(rpId), Buffer.from([flags]), count])
      const clientDataJSON = Buffer.from(
        JSON.stringify({ type: 'webauthn.get', challenge, origin: said, crossOrigin: false }),
      )
      const signature = createSign('sha256').update(authenticatorData).update(sha256(clientDataJSON)).sign(privateKey)
      const text = (bytes: Buffer): string => bytes.toString('base64url')
      return JSON.stringify({
        id: text(id),
        rawId: text(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          authenticatorData: text(authenticatorData),
          clientDataJSON: text(clientDataJSON),
          signature: text(signature),
        },
      })
    },
  }
}

type PasskeyRow = {
  credential_id: Uint8Array
  account_id: number
  public_key: Uint8Array
  counter: number
  transports: string[]
  name: string
}

/** Gives a browser window a security key that says yes to everything, as Chromium offers for tests. */
export const plugInKey = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasResidentKey: false,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
