import { LedgerError } from '../ledger-error.ts'

const digits = '0123456789abcdef'

/** Lowercase hexadecimal digits, two a byte. */
export const toHex = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += digits.charAt(byte >> 4) + digits.charAt(byte & 15)
  return text
}

/**
 * The bytes that lowercase hexadecimal digits stand for.
 *
 * @throws LedgerError for an odd number of digits, an upper-case digit or any other character
 */
export const fromHex = (text: string): Uint8Array => {
  if (text.length % 2 !== 0) throw new LedgerError(`hex: ${text.length} digits, not two for each byte`)
  const bytes = new Uint8Array(text.length / 2)
  for (let i = 0; i < bytes.length; i++) {
    const high = digits.indexOf(text.charAt(2 * i))
    const low = digits.indexOf(text.charAt(2 * i + 1))
    if (high < 0 || low < 0) throw new LedgerError(`hex: not a lowercase digit at ${2 * i + (high < 0 ? 0 : 1)}`)
    bytes[i] = (high << 4) | low
  }
  return bytes
}
