import { RatingError } from './rating-error.ts'

/**
 * Refuses what stands at a place of the input. Every reader below takes its place and refuses with it.
 *
 * @throws RatingError always, naming the place and the fix
 */
export const refuse = (place: string, fix: string): never => {
  throw new RatingError(`${place}: ${fix}`)
}

/** The members of a JSON object. */
export const object = (value: unknown, place: string): Readonly<Record<string, unknown>> =>
  isObject(value) ? value : refuse(place, 'must be an object')

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A string with something in it. */
export const text = (value: unknown, place: string): string =>
  typeof value === 'string' && value.trim() !== '' ? value : refuse(place, 'must be a text that is not empty')

/** A list of strings, possibly empty. */
export const texts = (value: unknown, place: string): readonly string[] => each(value, place, text)

/** A list, each item read at its own place. */
export const each = <T>(value: unknown, place: string, read: (item: unknown, place: string) => T): readonly T[] =>
  Array.isArray(value)
    ? value.map((item: unknown, index) => read(item, `${place}[${index}]`))
    : refuse(place, 'must be a list')

/** A whole number within bounds, both included. */
export const number = (value: unknown, place: string, lowest: number, highest = Number.MAX_SAFE_INTEGER): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= lowest && value <= highest
    ? value
    : refuse(place, `must be a whole number from ${lowest} to ${highest}`)

/** True or false. */
export const boolean = (value: unknown, place: string): boolean =>
  typeof value === 'boolean' ? value : refuse(place, 'must be true or false')

/** One of the words allowed here. */
export const oneOf = <T extends string>(value: unknown, allowed: readonly T[], place: string): T =>
  allowed.find(word => word === value) ?? refuse(place, `must be one of ${allowed.join(', ')}`)

/** A year and month, or a day: 2023-10 or 2023-10-02. */
export const date = (value: unknown, place: string): string => {
  const words = text(value, place)
  return /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/.test(words)
    ? words
    : refuse(place, 'must be a month or a day, like 2023-10 or 2023-10-02')
}
