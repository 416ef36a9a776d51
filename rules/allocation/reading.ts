import { AllocationInputError } from './input-error.ts'

type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const shown = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value))

export const fault = (place: string, value: unknown, wanted: string): AllocationInputError =>
  new AllocationInputError(`${place} is ${shown(value)}: ${wanted}`)

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '')

/**
 * An object of the input. A field that is a known one misspelt (`maxpercent`, `max_cases`) is refused, because a limit
 * that is silently not applied would be worse than no plan; other fields are left out.
 */
export const objectAt = (value: unknown, place: string, known: readonly string[]): Fields => {
  if (!isObject(value)) throw fault(place, value, 'an object is needed')
  for (const name of Object.keys(value)) {
    const meant = known.find(field => field !== name && plain(field) === plain(name))
    if (meant !== undefined) throw new AllocationInputError(`${place}.${name} is not a field: write ${meant}`)
  }
  return value
}

export const listAt = (value: unknown, place: string): readonly unknown[] => {
  if (!Array.isArray(value)) throw fault(place, value, 'a list is needed')
  return value
}

export const recordAt = (value: unknown, place: string): Fields => {
  if (!isObject(value)) throw fault(place, value, 'an object is needed')
  return value
}

export const idAt = (value: unknown, place: string): string => {
  if (typeof value !== 'string' || value === '') throw fault(place, value, 'a text that is not empty is needed')
  return value
}

/** A whole number from 0 to 2^53 - 1: beyond it JSON numbers are no longer exact. */
export const wholeAt = (value: unknown, place: string): number => {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw fault(place, value, 'a whole number is needed')
  if (value < 0) throw fault(place, value, 'it must not be below 0')
  if (!Number.isSafeInteger(value)) throw fault(place, value, `the most that is exact is ${Number.MAX_SAFE_INTEGER}`)
  return value
}

/** A number from 0 to a most. */
export const numberAt = (value: unknown, place: string, most: number): number => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw fault(place, value, 'a number is needed')
  if (value < 0 || value > most) throw fault(place, value, `a number from 0 to ${most} is needed`)
  return value
}

/** @throws AllocationInputError naming both places of an id that stands twice */
export const allDifferent = (ids: readonly string[], list: string): ReadonlySet<string> => {
  const places = new Map<string, number>()
  for (const [index, id] of ids.entries()) {
    const before = places.get(id)
    if (before !== undefined)
      throw new AllocationInputError(
        `${list}[${index}].id is "${id}" again, as in ${list}[${before}]: give each an id of its own`,
      )
    places.set(id, index)
  }
  return new Set(places.keys())
}
