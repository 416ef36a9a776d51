import { LedgerError } from '../ledger-error.ts'
import { fromBase64 } from './base64.ts'

/**
 * The bytes that URL-safe base64 without padding stands for, one text for one value.
 *
 * @throws LedgerError for any other text: padding, the standard alphabet, spare bits
 */
export const fromBase64Url = (text: string): Uint8Array => {
  if (/[^A-Za-z0-9_-]/.test(text)) throw new LedgerError('base64url: a character outside the URL-safe alphabet')
  const standard = text.replaceAll('-', '+').replaceAll('_', '/')
  return fromBase64(standard.padEnd(Math.ceil(standard.length / 4) * 4, '='))
}
