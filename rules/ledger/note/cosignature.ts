import { join } from '../bytes/join.ts'
import { utf8 } from '../bytes/utf8.ts'
import { requireIndex } from '../count.ts'
import { LedgerError } from '../ledger-error.ts'
import { signatureTypes } from './key.ts'
import type { NoteSignature, Signer } from './signed-note.ts'

const timeBytes = 8
const signatureBytes = 64

/**
 * What a witness signs: that at this time, in POSIX seconds, the text was the largest consistent tree it had seen.
 *
 * @source C2SP tlog-cosignature, version 1
 */
export const cosignatureMessage = (seconds: number | bigint, text: string): Uint8Array =>
  utf8(`cosignature/v1\ntime ${seconds}\n${text}`)

/**
 * The time and the Ed25519 signature inside a cosignature (without the key id).
 *
 * @throws LedgerError when it is not 72 bytes: a plain signature has no time
 */
export const parseCosignature = (bytes: Uint8Array): { readonly seconds: bigint; readonly signature: Uint8Array } => {
  if (bytes.length !== timeBytes + signatureBytes) {
    throw new LedgerError(
      `cosignature: ${bytes.length} bytes, a time and a signature are ${timeBytes + signatureBytes}`,
    )
  }
  const seconds = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0)
  return { seconds, signature: bytes.slice(timeBytes) }
}

/**
 * A witness's cosignature of a checkpoint text at a time in POSIX seconds.
 *
 * @throws LedgerError when the key is not a cosignature key, or the time is not a whole number from 0
 */
export const cosign = (text: string, seconds: number, { key, sign }: Signer): NoteSignature => {
  if (key.type !== signatureTypes.cosignature) throw new LedgerError(`key ${key.name} is not a cosignature key`)
  requireIndex(seconds, 'cosignature time')
  const time = new Uint8Array(timeBytes)
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds))
  return { name: key.name, id: key.id, signature: join(time, sign(cosignatureMessage(seconds, text))) }
}
