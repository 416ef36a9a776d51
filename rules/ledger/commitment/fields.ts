import { toBase64Url } from '../bytes/base64.ts'
import { fromBase64Url } from '../bytes/base64url.ts'
import { join } from '../bytes/join.ts'
import { fromUtf8, utf8 } from '../bytes/utf8.ts'
import { canonicalJson } from '../canonical-json.ts'
import { sha256 } from '../hash/sha256.ts'
import { LedgerError } from '../ledger-error.ts'

const saltBytes = 32
const fieldSaltBytes = 16

/** The values of one entry by the name of their field. */
export type EntryFields = Readonly<Record<string, unknown>>

/** One field that somebody shows: its salt, its name and its value, in the one text that its digest is of. */
export type Disclosure = { readonly name: string; readonly value: unknown; readonly text: string }

/**
 * A disclosure for each field, in the order of the fields. Each has a salt of its own, derived from the salt of the entry: one
 * salt is stored, and showing one field tells nothing about the others: nobody goes back from a hash to the secret in it.
 *
 * @param salt 32 random bytes of this entry, never used twice
 * @throws LedgerError for a salt of another length, or a value that JSON cannot say exactly
 * @source RFC 9901 (SD-JWT) section 4.2, for the shape of a disclosure and its digest
 */
export const fieldDisclosures = (salt: Uint8Array, fields: EntryFields): readonly Disclosure[] => {
  if (salt.length !== saltBytes) throw new LedgerError(`salt: ${salt.length} bytes, not ${saltBytes}`)
  return Object.entries(fields).map(([name, value]) => {
    const fieldSalt = sha256(join(salt, utf8(name))).subarray(0, fieldSaltBytes)
    return { name, value, text: toBase64Url(utf8(canonicalJson([toBase64Url(fieldSalt), name, value]))) }
  })
}

/** The digest that stands in an envelope for a disclosed or a withheld field: SHA-256 in base64url. */
export const digestOfDisclosure = (text: string): string => toBase64Url(sha256(utf8(text)))

/** The digests of all fields, sorted, so that their order tells nothing: what the envelope of an entry carries. */
export const commitFields = (salt: Uint8Array, fields: EntryFields): readonly string[] =>
  fieldDisclosures(salt, fields)
    .map(disclosure => digestOfDisclosure(disclosure.text))
    .sort()

/**
 * A disclosure out of its text.
 *
 * @throws LedgerError naming what is wrong: the text must be the base64url of the canonical JSON of [salt, name, value]
 */
export const readDisclosure = (text: string): Disclosure => {
  const json = fromUtf8(fromBase64Url(text))
  let read: unknown
  try {
    read = JSON.parse(json)
  } catch {
    throw new LedgerError('disclosure: not JSON')
  }
  if (!Array.isArray(read) || read.length !== 3) throw new LedgerError('disclosure: not a list of salt, name and value')
  const [salt, name, value] = read as readonly unknown[]
  if (typeof salt !== 'string' || typeof name !== 'string')
    throw new LedgerError('disclosure: salt or name is not text')
  if (canonicalJson(read) !== json) throw new LedgerError('disclosure: not canonical JSON')
  return { name, value, text }
}

/** What a disclosed part of an entry comes to: the fields that are shown, and how many are withheld. */
export type Disclosed = { readonly fields: EntryFields; readonly withheld: number }

/**
 * Checks that every disclosure belongs to the entry whose envelope carries these digests.
 *
 * @throws LedgerError naming the disclosure that does not belong, or stands twice
 */
export const openDisclosures = (digests: readonly string[], texts: readonly string[]): Disclosed => {
  const left = new Set(digests)
  const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const text of texts) {
    const { name, value } = readDisclosure(text)
    if (!left.delete(digestOfDisclosure(text))) throw new LedgerError(`disclosure of "${name}": not of this entry`)
    if (name in fields) throw new LedgerError(`disclosure of "${name}": shown twice`)
    fields[name] = value
  }
  return { fields, withheld: left.size }
}
