import { sameBytes } from '../bytes/join.ts'
import { utf8 } from '../bytes/utf8.ts'
import { canonicalJson } from '../canonical-json.ts'
import { hmacSha256 } from '../hash/hmac.ts'
import { LedgerError } from '../ledger-error.ts'

const saltBytes = 32

/**
 * A commitment to a payload that says nothing about it without the salt, and with the salt fits no other payload. The
 * ledger holds only this; destroying the salt with the payload leaves noise, and every proof still verifies.
 *
 * @param salt 32 random bytes, never used twice
 * @returns HMAC-SHA-256, keyed with the salt, of the payload's canonical JSON: 32 bytes
 * @throws LedgerError for a salt of another length, or a payload that JSON cannot say exactly
 */
export const commit = (salt: Uint8Array, payload: unknown): Uint8Array => {
  if (salt.length !== saltBytes) throw new LedgerError(`salt: ${salt.length} bytes, not ${saltBytes}`)
  return hmacSha256(salt, utf8(canonicalJson(payload)))
}

/** True if the commitment is to this payload under this salt. */
export const opens = (commitment: Uint8Array, salt: Uint8Array, payload: unknown): boolean =>
  sameBytes(commitment, commit(salt, payload))
