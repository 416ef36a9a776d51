import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { fromUtf8, LedgerError } from '@candour/ledger'
import type { Witness } from './folder.ts'

/** A note of a hundred signatures and 63 hashes is under 30 KB. */
const MOST_BYTES = 64 * 1024

const TEXT = 'text/plain; charset=utf-8'

type Answer = { readonly status: number; readonly type?: string; readonly body: string }

const bodyOf = async (request: IncomingMessage): Promise<Uint8Array | undefined> => {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request) {
    parts.push(part as Buffer)
    bytes += parts.at(-1)?.length ?? 0
    if (bytes > MOST_BYTES) return undefined
  }
  return Buffer.concat(parts)
}

const addCheckpoint = async ({ store, cosign }: Witness, request: IncomingMessage): Promise<Answer> => {
  const bytes = await bodyOf(request)
  if (!bytes) return { status: 413, body: `a request has at most ${MOST_BYTES} bytes\n` }
  let text: string
  try {
    text = fromUtf8(bytes)
  } catch (error) {
    if (error instanceof LedgerError) return { status: 400, body: 'the request is not UTF-8\n' }
    throw error
  }
  const decision = store.decide(text, cosign)
  if (decision.status === 200) return { status: 200, body: decision.line }
  if (decision.status === 409) return { status: 409, type: decision.contentType, body: decision.body }
  return { status: decision.status, body: `${decision.why}\n` }
}

const latest = ({ store }: Witness, originHash: string): Answer => {
  const note = store.latest(originHash)
  return note === undefined
    ? { status: 404, body: 'nothing of this log was cosigned here\n' }
    : { status: 200, body: note }
}

const answerTo = async (witness: Witness, request: IncomingMessage): Promise<Answer> => {
  const { pathname } = new URL(request.url ?? '/', 'http://witness')
  if (request.method === 'POST' && pathname === '/add-checkpoint') return addCheckpoint(witness, request)
  const [, originHash] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(pathname) ?? []
  if (request.method === 'GET' && originHash) return latest(witness, originHash)
  return { status: 404, body: 'a witness answers at /add-checkpoint and at /<SHA-256 of the origin>/checkpoint\n' }
}

const send = (response: ServerResponse, { status, type = TEXT, body }: Answer): void => {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}

/**
 * A witness over HTTP, not yet listening.
 *
 * @param say tells the person at the keyboard what a request came to
 * @source C2SP tlog-witness
 */
export const witnessServer = (witness: Witness, say: (line: string) => void): Server =>
  createServer((request, response) => {
    answerTo(witness, request).then(
      answer => {
        say(
          `${request.method} ${request.url} ${answer.status} ${answer.status === 200 ? '' : answer.body.trim()}`.trim(),
        )
        send(response, answer)
      },
      (error: unknown) => {
        say(`${request.method} ${request.url} 500 ${error instanceof Error ? error.message : String(error)}`)
        send(response, {
          status: 500,
          body: 'the witness could not remember the checkpoint, so it did not cosign it\n',
        })
      },
    )
  })
