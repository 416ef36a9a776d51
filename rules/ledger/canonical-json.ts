import { LedgerError } from './ledger-error.ts'

/**
 * The one JSON text of a value: keys sorted by UTF-16 code units, no spaces, numbers as ECMAScript writes them.
 * Hash its UTF-8 bytes.
 *
 * @throws LedgerError naming the place, for what JSON cannot say exactly: undefined, NaN, infinities, bigints, functions,
 *   lone surrogates and objects that are not plain (a date would turn silently into text)
 * @source RFC 8785
 */
export const canonicalJson = (value: unknown): string => write(value, '$')

const write = (value: unknown, place: string): string => {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return writeText(value, place)
  if (typeof value === 'number') return writeNumber(value, place)
  if (Array.isArray(value)) return `[${Array.from(value, (item, i) => write(item, `${place}[${i}]`)).join(',')}]`
  if (isPlainObject(value)) return writeObject(value, place)
  throw new LedgerError(
    `${place}: ${typeof value === 'object' ? 'an object that is not plain' : typeof value} has no JSON form`,
  )
}

const writeText = (text: string, place: string): string => {
  if (!text.isWellFormed()) throw new LedgerError(`${place}: a surrogate stands alone`)
  return JSON.stringify(text)
}

const writeNumber = (number: number, place: string): string => {
  if (!Number.isFinite(number)) throw new LedgerError(`${place}: ${number} has no JSON form`)
  return JSON.stringify(number)
}

const writeObject = (object: Readonly<Record<string, unknown>>, place: string): string => {
  const members = Object.keys(object)
    .sort()
    .map(key => `${writeText(key, place)}:${write(object[key], `${place}.${key}`)}`)
  return `{${members.join(',')}}`
}

const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
