import { fromBase64, toBase64 } from '../bytes/base64.ts'
import { sameBytes } from '../bytes/join.ts'
import { parseCount } from '../count.ts'
import { LedgerError } from '../ledger-error.ts'
import type { Checkpoint } from '../note/checkpoint.ts'
import { parseCheckpoint } from '../note/checkpoint.ts'
import type { VerifierKey } from '../note/key.ts'
import { openNote } from '../note/open.ts'
import { noteText } from '../note/signed-note.ts'
import { emptyRoot, hashSize } from '../tree/hashes.ts'
import { verifyConsistency } from '../tree/verify.ts'

/** What a witness keeps of one log: the last tree that it cosigned. Size 0 with the empty root before the first. */
export type WitnessedHead = { readonly size: bigint; readonly root: Uint8Array }

/** A log that the witness knows, and where it stands. */
export type WitnessedLog = { readonly keys: readonly VerifierKey[]; readonly head: WitnessedHead }

/** The head of a log that a witness has never cosigned. */
export const unseenHead: WitnessedHead = { size: 0n, root: emptyRoot }

/**
 * The witness's answer. On 200 the new head must be stored, in one step with the check, before `text` is cosigned:
 * otherwise two requests at once could roll the witness back.
 */
export type WitnessDecision =
  | { readonly status: 200; readonly origin: string; readonly head: WitnessedHead; readonly text: string }
  | { readonly status: 409; readonly body: string; readonly contentType: 'text/x.tlog.size' }
  | { readonly status: 400 | 403 | 404 | 422; readonly why: string }

const mostProofLines = 63

/** A request to cosign: where the asker believes the witness stands, and the proof from there. */
export type AddCheckpoint = {
  readonly oldSize: bigint
  readonly proof: readonly Uint8Array[]
  readonly note: string
}

/**
 * The parts of an add-checkpoint request.
 *
 * @throws LedgerError naming the line that is malformed
 */
export const parseAddCheckpoint = (body: string): AddCheckpoint => {
  const blank = body.indexOf('\n\n')
  if (blank < 0) throw new LedgerError('request: no blank line before the checkpoint')
  const [old = '', ...lines] = body.slice(0, blank).split('\n')
  if (!old.startsWith('old ')) throw new LedgerError('request: the first line is not old and a size')
  if (lines.length > mostProofLines) throw new LedgerError(`request: ${lines.length} proof lines, at most 63`)
  const proof = lines.map((line, i) => {
    const hash = fromBase64(line)
    if (hash.length !== hashSize) throw new LedgerError(`request: proof line ${i + 1} has ${hash.length} bytes, not 32`)
    return hash
  })
  return { oldSize: parseCount(old.slice('old '.length), 'old size'), proof, note: body.slice(blank + 2) }
}

/** The body of an add-checkpoint request. */
export const formatAddCheckpoint = ({ oldSize, proof, note }: AddCheckpoint): string =>
  [`old ${oldSize}`, ...proof.map(toBase64), '', note].join('\n')

/**
 * Decides a request to cosign a checkpoint. Pure: it neither stores nor signs.
 *
 * @param find the log with an origin, or undefined when the witness does not know it
 * @source C2SP tlog-witness, add-checkpoint
 */
export const decideAddCheckpoint = (
  body: string,
  find: (origin: string) => WitnessedLog | undefined,
): WitnessDecision => {
  try {
    const request = parseAddCheckpoint(body)
    const text = noteText(request.note)
    const checkpoint = parseCheckpoint(text)
    const log = find(checkpoint.origin)
    if (!log) return { status: 404, why: `the log ${checkpoint.origin} is not known here` }
    // A signature line that cannot be read is a signature that does not hold, not a request that cannot be read.
    const opened = openNote(request.note, log.keys)
    if (!opened.ok) return { status: 403, why: opened.why }
    return decideGrowth(request, checkpoint, text, log.head)
  } catch (error) {
    if (error instanceof LedgerError) return { status: 400, why: error.message }
    throw error
  }
}

const decideGrowth = (
  { oldSize, proof }: AddCheckpoint,
  checkpoint: Checkpoint,
  text: string,
  head: WitnessedHead,
): WitnessDecision => {
  const { origin, size, root } = checkpoint
  if (oldSize > size) return { status: 400, why: `old size ${oldSize} is above the checkpoint's ${size}` }
  if (oldSize !== head.size) return { status: 409, body: `${head.size}\n`, contentType: 'text/x.tlog.size' }
  if (size === 0n && !sameBytes(root, emptyRoot)) return { status: 422, why: 'a tree without leaves has another root' }
  if (oldSize === 0n) {
    if (proof.length > 0) return { status: 422, why: 'a proof from size 0 must be empty' }
  } else {
    const grown = verifyConsistency({ oldSize, oldRoot: head.root, newSize: size, newRoot: root }, proof)
    if (!grown.ok) return { status: 422, why: grown.why }
  }
  return { status: 200, origin, head: { size, root }, text }
}
