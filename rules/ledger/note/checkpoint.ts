import { fromBase64, toBase64 } from '../bytes/base64.ts'
import type { Count } from '../count.ts'
import { exactCount, parseCount } from '../count.ts'
import { LedgerError } from '../ledger-error.ts'
import { hashSize } from '../tree/hashes.ts'
import type { Refusal } from '../verdict.ts'
import { refused, verdictOf } from '../verdict.ts'
import { hasControl } from './control.ts'
import type { VerifierKey } from './key.ts'
import type { VerifiedSignature } from './open.ts'
import { openNote } from './open.ts'

/** What a log says of its tree. */
export type Checkpoint = {
  /** Which log it is; never changes. */
  readonly origin: string
  readonly size: bigint
  readonly root: Uint8Array
  /** Lines after the root that nobody else checks; better none. */
  readonly extensions: readonly string[]
}

/**
 * The checkpoint that a note's text states.
 *
 * @throws LedgerError naming the line that is malformed
 * @source C2SP tlog-checkpoint
 */
export const parseCheckpoint = (text: string): Checkpoint => {
  if (!text.endsWith('\n')) throw new LedgerError('checkpoint: no newline at the end')
  const [origin, size, root, ...extensions] = text.slice(0, -1).split('\n')
  if (origin === undefined || size === undefined || root === undefined) {
    throw new LedgerError('checkpoint: fewer than three lines')
  }
  requireLine(origin, 'origin')
  for (const [i, line] of extensions.entries()) requireLine(line, `extension line ${i + 1}`)
  return { origin, size: parseCount(size, 'checkpoint size'), root: parseRoot(root), extensions }
}

const requireLine = (line: string, place: string): void => {
  if (line === '') throw new LedgerError(`checkpoint: ${place} is empty`)
  if (hasControl(line)) throw new LedgerError(`checkpoint: ${place} has a control character`)
}

const parseRoot = (text: string): Uint8Array => {
  const root = fromBase64(text)
  if (root.length !== hashSize) throw new LedgerError(`checkpoint root: ${root.length} bytes, not ${hashSize}`)
  return root
}

/**
 * The text of a checkpoint, to be signed as a note.
 *
 * @throws LedgerError when it would not be read back
 */
export const formatCheckpoint = (head: {
  readonly origin: string
  readonly size: Count
  readonly root: Uint8Array
}) => {
  const text = `${head.origin}\n${exactCount(head.size, 'checkpoint size')}\n${toBase64(head.root)}\n`
  if (parseCheckpoint(text).extensions.length > 0) throw new LedgerError('checkpoint: origin has more than one line')
  return text
}

/** A checkpoint whose signatures hold. */
export type OpenedCheckpoint = {
  readonly ok: true
  readonly checkpoint: Checkpoint
  readonly text: string
  readonly verified: readonly VerifiedSignature[]
}

/** Opens a checkpoint of the log with this origin: a note that a known key signed, and none of them falsely. */
export const openCheckpoint = (
  note: string,
  keys: readonly VerifierKey[],
  origin: string,
): OpenedCheckpoint | Refusal =>
  verdictOf<OpenedCheckpoint>(() => {
    const opened = openNote(note, keys)
    if (!opened.ok) return opened
    const checkpoint = parseCheckpoint(opened.text)
    if (checkpoint.origin !== origin) return refused(`the checkpoint is of ${checkpoint.origin}, not of ${origin}`)
    return { ok: true, checkpoint, text: opened.text, verified: opened.verified }
  })
