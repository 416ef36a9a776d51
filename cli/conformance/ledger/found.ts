import type { Count, VerifierKey } from '@candour/ledger'
import { canonicalJson, fromBase64, isCheckable, LedgerError, parseCount, parseVerifierKey } from '@candour/ledger'
import { BadInput } from '../../command.ts'
import type { Fields } from '../../fields.ts'

/** One expectation of a case beside what the rule gives. */
export type Found = { readonly name: string; readonly expected: unknown; readonly got: unknown }

/**
 * Plays a case of one operation. Every field must be read; one that nobody reads makes the case not supported.
 *
 * @param notes what the case's annotations say
 */
export type Play = (fields: Fields, notes: string) => Found[]

export const found = (name: string, expected: unknown, got: unknown): Found => ({ name, expected, got })

/** True if both are the same JSON; an answer that JSON cannot say agrees with nothing. */
export const agrees = ({ expected, got }: Found): boolean =>
  got !== undefined && canonicalJson(expected) === canonicalJson(got)

/** The expectation `accept` or `reject`, beside what was found. */
export const acceptance = (fields: Fields, accepts: boolean): Found => {
  const expected = fields.text('expect')
  if (expected !== 'accept' && expected !== 'reject') throw fields.wrong('expect', expected, '"accept" or "reject"')
  return found('expect', expected, accepts ? 'accept' : 'reject')
}

/** The value, or undefined when the rule refuses the input. */
export const attempt = <Value>(read: () => Value): Value | undefined => {
  try {
    return read()
  } catch (error) {
    if (error instanceof LedgerError) return undefined
    throw error
  }
}

/** A size or index: a number, or a decimal text where a number would be rounded. */
export const count = (fields: Fields, name: string): Count => {
  const value = fields.any(name)
  if (typeof value === 'string') return parseCount(value, name)
  if (typeof value !== 'number' || (value > 0 && !Number.isSafeInteger(value))) {
    throw fields.wrong(name, value, 'an exact whole number')
  }
  return value
}

/** A size or index of a tree that is built here. */
export const index = (fields: Fields, name: string): number => {
  const value = Number(count(fields, name))
  if (!Number.isSafeInteger(value)) throw fields.wrong(name, value, 'a number up to 2^53 - 1')
  return value
}

export const bytes = (fields: Fields, name: string): Uint8Array => fromBase64(fields.text(name))

export const hashes = (fields: Fields, name: string): Uint8Array[] => fields.texts(name).map(fromBase64)

/** A verifier key whose signatures can be checked here. */
export const checkableKey = (text: string): VerifierKey => {
  const key = parseVerifierKey(text)
  if (!isCheckable(key)) throw new BadInput(`key ${key.name}: signatures of type ${key.type} are not checked`)
  return key
}
