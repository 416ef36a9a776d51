import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

export type Answer = {
  readonly status: number
  readonly body: string
  /** Where a 303 leads. */
  readonly location: string | undefined
  readonly headers: LightMyRequestResponse['headers']
}

type Fields = Readonly<Record<string, string | readonly string[]>>
type Upload = { readonly name: string; readonly content: string | Uint8Array; readonly fields?: Fields }

/** A browser without JavaScript: keeps cookies, and sends forms with the token of the page they stand on. */
export type Client = {
  readonly cookies: Readonly<Record<string, string>>
  readonly get: (url: string) => Promise<Answer>
  /** Opens `formPage` for the token, then posts. Without `formPage` the form stands on the page at `url`. */
  readonly post: (url: string, fields: Fields, formPage?: string) => Promise<Answer>
  readonly upload: (url: string, file: Upload, formPage?: string) => Promise<Answer>
  /** Follows the 303 of an answer. */
  readonly follow: (answer: Answer) => Promise<Answer>
}

const CRLF = '\r\n'

const pairsOf = (fields: Fields): [string, string][] =>
  Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]))

const multipart = (token: string, { name, content, fields = {} }: Upload) => {
  const boundary = 'a-boundary-that-no-test-file-holds'
  const start = `--${boundary}${CRLF}content-disposition: form-data; name=`
  const parts = pairsOf({ _csrf: token, ...fields }).map(
    ([field, value]) => `${start}"${field}"${CRLF}${CRLF}${value}${CRLF}`,
  )
  const head = `${start}"file"; filename="${name}"${CRLF}content-type: application/octet-stream${CRLF}${CRLF}`
  const payload = Buffer.concat([
    Buffer.from(parts.join('') + head),
    Buffer.from(content),
    Buffer.from(`${CRLF}--${boundary}--${CRLF}`),
  ])
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}

/** A new browser, with no cookies or with copied ones. */
export const createClient = (app: FastifyInstance, copied: Readonly<Record<string, string>> = {}): Client => {
  const cookies: Record<string, string> = { ...copied }

  const send = async (options: {
    method: 'GET' | 'POST'
    url: string
    payload?: string | Buffer
    headers?: Record<string, string>
  }): Promise<Answer> => {
    const response = await app.inject({ ...options, cookies: { ...cookies } })
    for (const { name, value } of response.cookies) {
      if (value) cookies[name] = value
      else delete cookies[name]
    }
    const location = response.headers.location
    return { status: response.statusCode, body: response.body, location, headers: response.headers }
  }

  const get = (url: string): Promise<Answer> => send({ method: 'GET', url })

  const tokenOn = async (formPage: string): Promise<string> => {
    const { body } = await get(formPage)
    return body.match(/name="_csrf" value="([^"]+)"/)?.[1] ?? ''
  }

  return {
    cookies,
    get,
    post: async (url, fields, formPage = url) => {
      const payload = new URLSearchParams(pairsOf({ _csrf: await tokenOn(formPage), ...fields })).toString()
      return send({ method: 'POST', url, payload, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    },
    upload: async (url, file, formPage = url) =>
      send({ method: 'POST', url, ...multipart(await tokenOn(formPage), file) }),
    follow: async ({ status, location }) => {
      if (status !== 303 || !location) throw new Error(`Nothing to follow: the answer was ${status}`)
      return get(location)
    },
  }
}
