/** Reads a hash of 32 bytes as eight big-endian words, the form that hashing works in. */
export const readWords = (bytes: Uint8Array, from: number, words: Int32Array, to: number): void => {
  for (let i = 0; i < 8; i++) {
    const at = from + 4 * i
    words[to + i] =
      ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
  }
}

/** The 32 bytes of the hash in the eight words from `at`. */
export const writeHash = (words: Int32Array, at: number): Uint8Array => {
  const bytes = new Uint8Array(32)
  for (let i = 0; i < 8; i++) {
    const word = words[at + i] ?? 0
    bytes[4 * i] = word >>> 24
    bytes[4 * i + 1] = word >>> 16
    bytes[4 * i + 2] = word >>> 8
    bytes[4 * i + 3] = word
  }
  return bytes
}
