import {
  formatAddCheckpoint,
  formatSignatureLine,
  LedgerError,
  type OpenedNote,
  openNote,
  type PolicyWitness,
  parseCheckpoint,
  parseCount,
  parseNote,
  sha256,
  type TreeHead,
  toHex,
  utf8,
  type VerifierKey,
} from '@candour/ledger'

/** A witness that is not there must not hold up the others. */
const PATIENCE_MS = 1000
/** A note of a hundred signatures is 20 KB. */
const MOST_BYTES = 64 * 1024

/** The log as a witness knows it. */
export type KnownLog = { readonly origin: string; readonly keys: readonly VerifierKey[] }

/** A witness's word under a checkpoint; `seconds` is its own clock. */
export type Cosignature = { readonly line: string; readonly seconds: number }

/** What a witness holds of our log. `unknown`: nothing yet, or it does not tell. */
export type WitnessView =
  | { readonly kind: 'holds'; readonly head: TreeHead; readonly note: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'silent'; readonly why: string }

/** `conflict`: the witness has cosigned what our leaves do not give. */
export type WitnessAnswer =
  | ({ readonly kind: 'cosigned' } & Cosignature)
  | { readonly kind: 'trouble'; readonly why: string }
  | { readonly kind: 'conflict'; readonly why: string }

type Reply = { readonly status: number; readonly type: string; readonly text: string }

const readSome = async (body: ReadableStream<Uint8Array> | null): Promise<string> => {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of body ?? []) {
    bytes += part.length
    if (bytes > MOST_BYTES) throw new Error(`more than ${MOST_BYTES} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

const whyNot = (error: unknown): string => {
  if (!(error instanceof Error)) return 'did not answer'
  if (error.name === 'TimeoutError') return 'did not answer within a second'
  const cause = error.cause instanceof Error && 'code' in error.cause ? ` (${String(error.cause.code)})` : ''
  return error.message === 'fetch failed'
    ? `cannot be reached${cause}`
    : `did not answer as a witness: ${error.message}`
}

/** The reply, or in words why there is none. Never throws: a witness's fault is not ours. */
const send = async (url: string, request: RequestInit): Promise<Reply | string> => {
  try {
    const answer = await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) })
    const type = answer.headers.get('content-type') ?? ''
    return { status: answer.status, type, text: await readSome(answer.body) }
  } catch (error) {
    return whyNot(error)
  }
}

const under = (url: string, path: string): string => `${url.replace(/\/+$/, '')}/${path}`

const cosignatureIn = (note: string, opened: OpenedNote, witness: VerifierKey): Cosignature | undefined => {
  const seconds = opened.verified.find(({ key }) => key === witness)?.seconds
  const line = parseNote(note).signatures.find(({ name, id }) => name === witness.name && id === witness.id)
  return seconds === undefined || !line ? undefined : { line: formatSignatureLine(line), seconds: Number(seconds) }
}

/** The head of a note that this log signed and this witness cosigned; undefined for anything else. */
const headIn = (note: string, log: KnownLog, witness: VerifierKey): TreeHead | undefined => {
  const opened = openNote(note, [...log.keys, witness])
  if (!opened.ok || !opened.verified.some(({ key }) => log.keys.includes(key))) return undefined
  if (!cosignatureIn(note, opened, witness)) return undefined
  const { origin, size, root } = parseCheckpoint(opened.text)
  return origin === log.origin ? { size: Number(size), root } : undefined
}

/** Asks what a witness holds. Not every witness tells: then its answer to the next request says where it stands. */
export const lookAtWitness = async ({ url, key }: PolicyWitness, log: KnownLog): Promise<WitnessView> => {
  if (url === undefined) return { kind: 'unknown' }
  const reply = await send(under(url, `${toHex(sha256(utf8(log.origin)))}/checkpoint`), {})
  if (typeof reply === 'string') return { kind: 'silent', why: reply }
  if (reply.status !== 200) return { kind: 'unknown' }
  const head = headIn(reply.text, log, key)
  return head ? { kind: 'holds', head, note: reply.text } : { kind: 'unknown' }
}

/** What is to be cosigned, and how it grew from each smaller size. */
export type Growth = {
  readonly size: number
  readonly note: string
  readonly proofFrom: (size: number) => Promise<Uint8Array[]>
}

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'could not read the request',
  403: 'does not trust the key of this log: give it the new one ("candour witness trust")',
  404: 'does not know this log',
}

const sizeIn = ({ status, type, text }: Reply): number | undefined => {
  if (status !== 409 || !type.startsWith('text/x.tlog.size')) return undefined
  try {
    return Number(parseCount(text.replace(/\n$/, ''), 'size of the witness'))
  } catch (error) {
    if (error instanceof LedgerError) return undefined
    throw error
  }
}

const readAnswer = (reply: Reply, { note }: Growth, log: KnownLog, witness: VerifierKey): WitnessAnswer => {
  if (reply.status === 422) return { kind: 'conflict', why: 'holds another root for a size of this log' }
  const refusal = REFUSALS[reply.status]
  if (reply.status !== 200) return { kind: 'trouble', why: refusal ?? `answered with status ${reply.status}` }
  const whole = `${note}${reply.text}`
  const opened = openNote(whole, [...log.keys, witness])
  const cosignature = opened.ok ? cosignatureIn(whole, opened, witness) : undefined
  if (cosignature) return { kind: 'cosigned', ...cosignature }
  return { kind: 'trouble', why: 'answered with a cosignature that its key did not make' }
}

/**
 * Asks a witness to cosign a checkpoint that has grown from what it holds. A wrong guess of that costs a second request.
 *
 * @param from the size that the witness is believed to hold
 * @source C2SP tlog-witness, add-checkpoint
 */
export const askToCosign = async (
  witness: PolicyWitness,
  log: KnownLog,
  growth: Growth,
  from: number,
  asksLeft = 1,
): Promise<WitnessAnswer> => {
  const proof = from === 0 ? [] : await growth.proofFrom(from)
  const body = formatAddCheckpoint({ oldSize: BigInt(from), proof, note: growth.note })
  const reply = await send(under(witness.url ?? '', 'add-checkpoint'), { method: 'POST', body })
  if (typeof reply === 'string') return { kind: 'trouble', why: reply }
  const held = sizeIn(reply)
  if (held === undefined) return readAnswer(reply, growth, log, witness.key)
  if (held > growth.size) return { kind: 'conflict', why: `has seen ${held} leaves of this log` }
  if (held === from && from === growth.size) {
    return { kind: 'conflict', why: `holds another root for the ${held} leaves of this log` }
  }
  if (asksLeft === 0) return { kind: 'trouble', why: 'is being asked by somebody else at the same time' }
  return askToCosign(witness, log, growth, held, asksLeft - 1)
}
