import { digestInto, noPrefix } from './digest.ts'
import { writeHash } from './words.ts'

const words = new Int32Array(8)

/**
 * SHA-256 of the bytes: 32 bytes.
 *
 * @source FIPS 180-4
 */
export const sha256 = (bytes: Uint8Array): Uint8Array => sha256After(noPrefix, bytes)

/** SHA-256 of a prefix byte (or `noPrefix`) and the bytes, without joining them: 32 bytes. */
export const sha256After = (prefix: number, bytes: Uint8Array): Uint8Array => {
  digestInto(words, 0, prefix, bytes)
  return writeHash(words, 0)
}
