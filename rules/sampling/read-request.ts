import type { DrawRequest } from './draw.ts'
import { DrawError } from './draw-error.ts'
import type { Exclusion, PopulationItem } from './population.ts'

/**
 * A draw request from JSON. Fields of an item beyond its id and strata are left out: they are no part of the draw.
 *
 * @throws DrawError naming the place of the first fault and the fix
 */
export const readDrawRequest = (value: unknown): DrawRequest => {
  const fields = object(value, 'the input')
  const { size, strataFields, excluded } = fields
  if (typeof size !== 'number') throw new DrawError('size: must be a whole number')
  return {
    population: each(fields.population, 'population', readItem),
    size,
    seed: text(fields.seed, 'seed'),
    ...(strataFields === undefined ? {} : { strataFields: each(strataFields, 'strataFields', text) }),
    ...(excluded === undefined ? {} : { excluded: each(excluded, 'excluded', readExclusion) }),
  }
}

const readItem = (value: unknown, place: string): PopulationItem => {
  const fields = object(value, place)
  const strata = Object.entries(object(fields.strata, `${place}.strata`))
  return {
    id: text(fields.id, `${place}.id`),
    strata: Object.fromEntries(
      strata.map(([name, content]) => [written(name, place), stratum(content, `${place}.strata.${name}`)]),
    ),
  }
}

const readExclusion = (value: unknown, place: string): Exclusion => {
  const fields = object(value, place)
  return { id: text(fields.id, `${place}.id`), reason: text(fields.reason, `${place}.reason`) }
}

const object = (value: unknown, place: string): Readonly<Record<string, unknown>> => {
  if (!isObject(value)) throw new DrawError(`${place}: must be an object`)
  return value
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const each = <T>(value: unknown, place: string, read: (item: unknown, place: string) => T): readonly T[] => {
  if (!Array.isArray(value)) throw new DrawError(`${place}: must be a list`)
  return value.map((item: unknown, index) => read(item, `${place}[${index}]`))
}

const text = (value: unknown, place: string): string => {
  if (typeof value !== 'string' || value === '') throw new DrawError(`${place}: must be a text that is not empty`)
  return written(value, place)
}

const stratum = (value: unknown, place: string): string => {
  if (typeof value !== 'string') throw new DrawError(`${place}: must be a text; write numbers as text`)
  return written(value, place)
}

/** A lone surrogate has no UTF-8 bytes, so its place in the order would differ between programs. */
const written = (value: string, place: string): string => {
  if (!value.isWellFormed()) throw new DrawError(`${place}: has half a character (a surrogate that stands alone)`)
  return value
}
