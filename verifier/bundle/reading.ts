/** A file of a bundle that is not in the form it must have. The message names the place. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

/** Refuses what stands at a place. */
export const refuse = (place: string, words: string): never => {
  throw new Unreadable(`${place}: ${words}`)
}

type Read<T> = (value: unknown, place: string) => T

/** A string, possibly empty. */
export const text: Read<string> = (value, place) => (typeof value === 'string' ? value : refuse(place, 'is not a text'))

/** A whole number of at least 0. */
export const count: Read<number> = (value, place) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : refuse(place, 'is not a count')

/** A list, each item read at its own place. */
export const list =
  <T>(item: Read<T>): Read<readonly T[]> =>
  (value, place) =>
    Array.isArray(value)
      ? value.map((one: unknown, at) => item(one, `${place}[${at}]`))
      : refuse(place, 'is not a list')

/** What another reader reads, or null. */
export const orNull =
  <T>(read: Read<T>): Read<T | null> =>
  (value, place) =>
    value === null ? null : read(value, place)

/** Anything at all: it is compared whole with what the rules compute, or covered by a digest. */
export const anything: Read<unknown> = value => value

/** One of the words allowed here. */
export const oneOf =
  <T extends string>(...words: readonly T[]): Read<T> =>
  (value, place) =>
    words.find(word => word === value) ?? refuse(place, `is none of ${words.join(', ')}`)

/** Lowercase hexadecimal digits of this many bytes. */
export const hex =
  (bytes: number): Read<string> =>
  (value, place) =>
    typeof value === 'string' && value.length === 2 * bytes && /^[0-9a-f]*$/.test(value)
      ? value
      : refuse(place, `is not ${bytes} bytes in lowercase hexadecimal`)

/** 32 bytes in URL-safe base64, as envelopes write them. */
export const hash64: Read<string> = (value, place) =>
  typeof value === 'string' && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : refuse(place, 'is not a hash in base64url')

/** Lowercase hexadecimal digits of any whole number of bytes. */
export const anyHex: Read<string> = (value, place) =>
  typeof value === 'string' && /^([0-9a-f]{2})*$/.test(value) ? value : refuse(place, 'is not lowercase hexadecimal')

type Readers = Readonly<Record<string, Read<unknown>>>
type Shape<R extends Readers> = { readonly [K in keyof R]: ReturnType<R[K]> }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object with exactly these members: one more or one less is refused, so that nothing rides along unread. */
export const object =
  <R extends Readers>(readers: R): Read<Shape<R>> =>
  (value, place) => {
    if (!isObject(value)) return refuse(place, 'is not an object')
    const extra = Object.keys(value).find(key => !Object.hasOwn(readers, key))
    if (extra !== undefined) refuse(`${place}.${extra}`, 'should not be there')
    const members = Object.entries(readers).map(([key, read]) => {
      if (!Object.hasOwn(value, key)) refuse(`${place}.${key}`, 'is missing')
      return [key, read(value[key], `${place}.${key}`)]
    })
    return Object.fromEntries(members) as Shape<R>
  }

/** An object with any member names, each value read the same way. */
export const record =
  <T>(read: Read<T>): Read<Readonly<Record<string, T>>> =>
  (value, place) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, read(one, `${place}.${key}`)]))
      : refuse(place, 'is not an object')
