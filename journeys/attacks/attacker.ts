import type { Role } from '#platform/access/actor.ts'
import { DEMONSTRATION_PASSWORD } from '#platform/web/demonstration-password.ts'

type Request = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | FormData
}

/** What a browser can be made to send, and what nothing but a browser would: cookies kept, every header and byte ours. */
export type Attacker = {
  readonly send: (path: string, request?: Request) => Promise<Reply>
  /** The token of the form on a page. */
  readonly tokenOn: (page: string) => Promise<string>
  readonly cookie: () => string
}

export type Reply = {
  readonly status: number
  readonly body: string
  readonly headers: Headers
  /** Every cookie that was set, with its attributes. */
  readonly cookies: readonly string[]
}

/** Which account of the demonstration acts in a role. */
const accounts: Readonly<Record<Role, string>> = {
  practitioner: 'practitioner',
  spo: 'senior',
  'pdu-head': 'head',
  'regional-director': 'region',
  'national-director': 'nation',
  'lead-inspector': 'lead',
  inspector: 'inspector',
  auditor: 'auditor',
  administrator: 'administrator',
  public: '',
}

/** A program that talks HTTP as nobody yet. */
export const attacker = (address: string): Attacker => {
  const jar = new Map<string, string>()
  const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

  const send: Attacker['send'] = async (path, { method = 'GET', headers = {}, body } = {}) => {
    const answer = await fetch(`${address}${path}`, {
      method,
      redirect: 'manual',
      headers: { cookie: cookie(), ...headers },
      ...(body === undefined ? {} : { body }),
    })
    const cookies = answer.headers.getSetCookie()
    for (const set of cookies) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    return { status: answer.status, body: await answer.text(), headers: answer.headers, cookies }
  }

  const tokenOn: Attacker['tokenOn'] = async page => {
    const { body } = await send(page)
    return body.match(/name="_csrf" value="([^"]+)"/)?.[1] ?? ''
  }
  return { send, tokenOn, cookie }
}

/** The fields of a form as a browser encodes them. */
export const formOf = (fields: Readonly<Record<string, string>> | readonly [string, string][]): Request => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields as Record<string, string>).toString(),
})

/** The same, signed in as an account of the demonstration; the public stays nobody. */
export const attackerAs = async (address: string, role: Role): Promise<Attacker> => {
  const one = attacker(address)
  const username = accounts[role]
  if (username === '') return one
  const _csrf = await one.tokenOn('/sign-in')
  const { status } = await one.send('/sign-in', formOf({ username, password: DEMONSTRATION_PASSWORD, _csrf }))
  if (status !== 303) throw new Error(`${username} could not sign in: ${status}`)
  return one
}
