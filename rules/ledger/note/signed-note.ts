import { fromBase64, toBase64 } from '../bytes/base64.ts'
import { fromHex, toHex } from '../bytes/hex.ts'
import { join } from '../bytes/join.ts'
import { LedgerError } from '../ledger-error.ts'
import { hasControl } from './control.ts'
import type { VerifierKey } from './key.ts'
import { requireKeyName } from './key.ts'

const idBytes = 4
const mostSignatures = 100

/** One signature line: whose it claims to be, and the signature without the key id. */
export type NoteSignature = { readonly name: string; readonly id: string; readonly signature: Uint8Array }

/** A text and the signatures under it, none of them checked yet. */
export type SignedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] }

/**
 * The text of a signed note, up to its last blank line, with the signature lines not looked at.
 *
 * @throws LedgerError when there is no blank line, no newline at the end, or a control character
 * @source C2SP signed-note
 */
export const noteText = (note: string): string => {
  if (!note.isWellFormed()) throw new LedgerError('note: a surrogate stands alone, so it is not UTF-8')
  requireNoteText(note)
  const blank = note.lastIndexOf('\n\n')
  if (blank < 0) throw new LedgerError('note: no blank line between a text and its signatures')
  return note.slice(0, blank + 1)
}

/**
 * The parts of a signed note: its text, and the signature lines after the last blank line.
 *
 * @throws LedgerError naming what is malformed
 * @source C2SP signed-note
 */
export const parseNote = (note: string): SignedNote => {
  const text = noteText(note)
  const lines = note.slice(text.length + 1, -1).split('\n')
  if (lines.length > mostSignatures)
    throw new LedgerError(`note: ${lines.length} signatures, at most ${mostSignatures}`)
  return { text, signatures: lines.map(parseSignatureLine) }
}

const requireNoteText = (text: string): void => {
  if (!text.endsWith('\n')) throw new LedgerError('note: no newline at the end')
  if (hasControl(text)) throw new LedgerError('note: a control character other than newline')
}

const parseSignatureLine = (line: string, i: number): NoteSignature => {
  const match = /^— ([^ ]+) ([^ ]+)$/u.exec(line)
  if (!match) throw new LedgerError(`signature line ${i + 1}: not an em dash, a key name and a signature`)
  const [, name = '', encoded = ''] = match
  requireKeyName(name)
  const bytes = fromBase64(encoded)
  if (bytes.length <= idBytes) throw new LedgerError(`signature line ${i + 1}: ${bytes.length} bytes are no signature`)
  return { name, id: toHex(bytes.subarray(0, idBytes)), signature: bytes.slice(idBytes) }
}

/** The line of a signature, with its newline. */
export const formatSignatureLine = ({ name, id, signature }: NoteSignature): string =>
  `— ${name} ${toBase64(join(fromHex(id), signature))}\n`

/**
 * The note of a text with these signatures.
 *
 * @throws LedgerError when the text does not end in a newline, or has control characters
 */
export const formatNote = ({ text, signatures }: SignedNote): string => {
  requireNoteText(text)
  return `${text}\n${signatures.map(formatSignatureLine).join('')}`
}

/** Makes the Ed25519 signature of a message. The key stays where this function has it. */
export type Sign = (message: Uint8Array) => Uint8Array

/** A key and the function that signs with it. */
export type Signer = { readonly key: VerifierKey; readonly sign: Sign }
