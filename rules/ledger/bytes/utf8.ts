import { LedgerError } from '../ledger-error.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The UTF-8 bytes of a text.
 *
 * @throws LedgerError for a lone surrogate: it has no UTF-8 form, and the platform would hash U+FFFD in its place
 */
export const utf8 = (text: string): Uint8Array => {
  if (!text.isWellFormed()) throw new LedgerError('text: a surrogate stands alone, so it has no UTF-8 form')
  return encoder.encode(text)
}

/**
 * The text of UTF-8 bytes; a byte order mark stays in it.
 *
 * @throws LedgerError for bytes that are not UTF-8
 */
export const fromUtf8 = (bytes: Uint8Array): string => {
  try {
    return decoder.decode(bytes)
  } catch {
    throw new LedgerError('text: the bytes are not UTF-8')
  }
}
