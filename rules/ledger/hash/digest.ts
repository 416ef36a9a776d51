import { compress, initialState } from './compress.ts'

/** Scratch of every hash below. Each call fills it anew and none yields half way, so one copy serves the thread. */
const state = new Int32Array(8)
const block = new Int32Array(16)

/** A message that is the bytes alone. Any other prefix is one byte, 0 to 255, hashed before the bytes. */
export const noPrefix = -1

/**
 * Hashes a prefix byte (or none) and the bytes with SHA-256, into eight words from `at`. Allocates nothing.
 *
 * @source FIPS 180-4, sections 5.1.1 and 6.2
 */
export const digestInto = (words: Int32Array, at: number, prefix: number, bytes: Uint8Array): void => {
  const shift = prefix === noPrefix ? 0 : 1
  const length = bytes.length + shift
  const blocks = Math.ceil((length + 9) / 64)
  state.set(initialState)
  for (let i = 0; i < blocks; i++) {
    fillBlock(i * 16, shift, prefix, bytes)
    if (i === blocks - 1) {
      block[14] = Math.floor(length / 0x2000_0000)
      block[15] = length << 3
    }
    compress(state, block)
  }
  words.set(state, at)
}

/** Fills the block with the message's words from `start`: the prefix, the bytes, 0x80 after the last, then zeros. */
const fillBlock = (start: number, shift: number, prefix: number, bytes: Uint8Array): void => {
  const whole = Math.min(16, Math.floor((bytes.length + shift) / 4) - start)
  let from = start * 4 - shift
  let i = 0
  // The word of the prefix apart: reading a typed array below 0 would slow every later read of it.
  if (from < 0 && whole > 0) {
    block[i++] = (prefix << 24) | (byteAt(bytes, 0) << 16) | (byteAt(bytes, 1) << 8) | byteAt(bytes, 2)
    from += 4
  }
  for (; i < whole; i++, from += 4) {
    block[i] =
      (byteAt(bytes, from) << 24) |
      (byteAt(bytes, from + 1) << 16) |
      (byteAt(bytes, from + 2) << 8) |
      byteAt(bytes, from + 3)
  }
  if (i < 16 && whole >= 0) block[i++] = lastWord(from, prefix, bytes)
  for (; i < 16; i++) block[i] = 0
}

const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] as number

/** The word that holds the end of the message: up to three bytes, then 0x80. */
const lastWord = (from: number, prefix: number, bytes: Uint8Array): number => {
  let word = from < 0 ? prefix << 24 : 0
  let room = from < 0 ? 16 : 24
  for (let at = Math.max(from, 0); at < bytes.length; at++, room -= 8) word |= byteAt(bytes, at) << room
  return word | (0x80 << room)
}

/**
 * Hashes 01, left and right with SHA-256, each of the two being eight words of `words`, into eight words of `into` from
 * `at`. The message is 65 bytes, so the second block holds one byte. Allocates nothing; the result may replace `left`.
 *
 * @source RFC 6962, section 2.1
 */
export const digestPair = (words: Int32Array, left: number, right: number, into: Int32Array, at: number): void => {
  state.set(initialState)
  let before = 1
  for (let i = 0; i < 16; i++) {
    const word = words[i < 8 ? left + i : right + i - 8] as number
    block[i] = (before << 24) | (word >>> 8)
    before = word
  }
  compress(state, block)
  block.fill(0)
  block[0] = (before << 24) | 0x80_0000
  block[15] = 65 * 8
  compress(state, block)
  into.set(state, at)
}
