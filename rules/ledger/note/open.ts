import { ed25519 } from '@noble/curves/ed25519.js'
import { utf8 } from '../bytes/utf8.ts'
import { LedgerError } from '../ledger-error.ts'
import type { Refusal } from '../verdict.ts'
import { refused, verdictOf } from '../verdict.ts'
import { cosignatureMessage, parseCosignature } from './cosignature.ts'
import type { VerifierKey } from './key.ts'
import { requireCheckable, signatureTypes } from './key.ts'
import type { NoteSignature, Signer } from './signed-note.ts'
import { formatNote, parseNote } from './signed-note.ts'

/** A signature that holds; a cosignature says when it was made, in POSIX seconds. */
export type VerifiedSignature = { readonly key: VerifierKey; readonly seconds?: bigint }

/** A note that at least one known key signed. */
export type OpenedNote = {
  readonly ok: true
  readonly text: string
  /** In the order of the note, each key once. */
  readonly verified: readonly VerifiedSignature[]
}

/**
 * Opens a note with the keys that are trusted. Signatures of other keys are ignored; one of a trusted key that fails
 * sinks the note, and so does the lack of any that holds.
 *
 * @source C2SP signed-note
 */
export const openNote = (note: string, keys: readonly VerifierKey[]): OpenedNote | Refusal =>
  verdictOf<OpenedNote>(() => {
    const { text, signatures } = parseNote(note)
    const verified: VerifiedSignature[] = []
    for (const signature of signatures) {
      const key = keys.find(({ name, id }) => name === signature.name && id === signature.id)
      if (!key) continue
      const found = checkSignature(text, signature, key)
      if (!found) return refused(`the signature of ${key.name} does not hold`)
      if (!verified.some(other => other.key === key)) verified.push(found)
    }
    return verified.length > 0 ? { ok: true, text, verified } : refused('no signature of a known key')
  })

const checkSignature = (text: string, line: NoteSignature, key: VerifierKey): VerifiedSignature | undefined => {
  requireCheckable(key)
  if (key.type === signatureTypes.ed25519) {
    return holds(line.signature, utf8(text), key) ? { key } : undefined
  }
  const { seconds, signature } = parseCosignature(line.signature)
  return holds(signature, cosignatureMessage(seconds, text), key) ? { key, seconds } : undefined
}

/** Strict as RFC 8032 is: the lenient reading of points would let one signature be written in several ways. */
const holds = (signature: Uint8Array, message: Uint8Array, { publicKey }: VerifierKey): boolean => {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    // The library throws for a signature or key that is not of the right form.
    return false
  }
}

/**
 * A note of the text, signed by each signer.
 *
 * @throws LedgerError when the text does not end in a newline or has control characters, or a key is not plain Ed25519
 */
export const signNote = (text: string, signers: readonly Signer[]): string => {
  const message = utf8(text)
  const signatures = signers.map(({ key, sign }) => {
    if (key.type !== signatureTypes.ed25519) throw new LedgerError(`key ${key.name} does not sign notes`)
    return { name: key.name, id: key.id, signature: sign(message) }
  })
  return formatNote({ text, signatures })
}
