import { join } from '../bytes/join.ts'
import { sha256 } from './sha256.ts'

const blockBytes = 64

/**
 * HMAC-SHA-256 of the bytes under a key of any length: 32 bytes.
 *
 * @source RFC 2104; vectors of RFC 4231
 */
export const hmacSha256 = (key: Uint8Array, bytes: Uint8Array): Uint8Array => {
  const padded = new Uint8Array(blockBytes)
  padded.set(key.length > blockBytes ? sha256(key) : key)
  const inner = sha256(
    join(
      padded.map(byte => byte ^ 0x36),
      bytes,
    ),
  )
  return sha256(
    join(
      padded.map(byte => byte ^ 0x5c),
      inner,
    ),
  )
}
