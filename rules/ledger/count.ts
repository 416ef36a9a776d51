import { LedgerError } from './ledger-error.ts'

/** A size or an index: whole, not negative. Proofs and texts can carry 64 bits, more than a number holds exactly. */
export type Count = number | bigint

const largest = 2n ** 64n - 1n

/**
 * The number that an ASCII decimal stands for, up to 2^64 - 1. Signs, spaces, leading zeros, exponents and other forms
 * that `Number()` and `BigInt()` would take are refused.
 *
 * @param place what the text is, for the message: "checkpoint size"
 * @throws LedgerError naming the place
 */
export const parseCount = (text: string, place: string): bigint => {
  if (!/^(?:0|[1-9][0-9]{0,19})$/.test(text)) {
    throw new LedgerError(`${place}: ${JSON.stringify(text)} is not a decimal without leading zeros`)
  }
  const count = BigInt(text)
  if (count > largest) throw new LedgerError(`${place}: ${text} does not fit in 64 bits`)
  return count
}

/**
 * The count as a bigint.
 *
 * @throws LedgerError for a fraction, a negative number, or one that is past exact whole numbers or 64 bits
 */
export const exactCount = (count: Count, place: string): bigint => {
  if (typeof count === 'number' && !Number.isSafeInteger(count)) {
    throw new LedgerError(`${place}: ${count} is not an exact whole number`)
  }
  const exact = BigInt(count)
  if (exact < 0n || exact > largest) throw new LedgerError(`${place}: ${count} is not within 0 and 2^64 - 1`)
  return exact
}

/**
 * Refuses a size or an index that a tree held here cannot have.
 *
 * @throws LedgerError unless it is a whole number from 0 to 2^53 - 1
 */
export const requireIndex = (count: number, place: string): void => {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new LedgerError(`${place}: ${count} is not a whole number from 0`)
}
