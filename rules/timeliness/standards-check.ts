import { isDay } from './day.ts'
import { factNames, type StandardSet } from './standard.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * Asserts that a value is a set of standards.
 *
 * @throws RangeError that names the first wrong field, what stands there and what was expected
 */
export function checkStandardSet(value: unknown): asserts value is StandardSet {
  const set = fields(value, 'set')
  for (const name of ['id', 'version', 'title', 'source']) text(set[name], name)
  knownOr(set.from, 'from', day)
  if (set.until !== null) knownOr(set.until, 'until', day)
  if (set.supersededBy !== null) text(set.supersededBy, 'supersededBy')
  const seen = new Set<string>()
  const standards = set.standards
  if (!Array.isArray(standards) || standards.length === 0) throw wrong('standards', standards, 'at least one standard')
  for (const [index, given] of standards.entries()) {
    const id = checkStandard(given, `standards[${index}]`)
    if (seen.has(id)) throw wrong(`standards[${index}].id`, id, 'an id that stands only once')
    seen.add(id)
  }
}

const checkStandard = (value: unknown, place: string): string => {
  const standard = fields(value, place)
  for (const name of ['id', 'name', 'toDo', 'source']) text(standard[name], `${place}.${name}`)
  const subject = text(standard.subject, `${place}.subject`)
  const names: readonly string[] | undefined = new Map<string, readonly string[]>(Object.entries(factNames)).get(
    subject,
  )
  if (!names) throw wrong(`${place}.subject`, subject, `one of ${Object.keys(factNames).join(', ')}`)
  for (const end of ['starts', 'stops']) fact(standard[end], `${place}.${end}`, names)
  limit(standard.limit, `${place}.limit`, names)
  knownOr(standard.usualMinutes, `${place}.usualMinutes`, (minutes, at) => whole(minutes, at))
  return text(standard.id, `${place}.id`)
}

const limit = (value: unknown, place: string, names: readonly string[]): void => {
  const given = fields(value, place)
  if (given.kind === 'by') fact(given.fact, `${place}.fact`, names)
  else if (given.kind === 'none given') text(given.why, `${place}.why`)
  else if (given.kind === 'within') within(given, place)
  else throw wrong(`${place}.kind`, given.kind, 'one of within, by, none given')
}

const within = ({ days, unit }: Fields, place: string): void => {
  whole(days, `${place}.days`)
  const units = ['working days', 'calendar days', 'weeks']
  if (!units.includes(String(unit))) throw wrong(`${place}.unit`, unit, `one of ${units.join(', ')}`)
}

const fact = (value: unknown, place: string, names: readonly string[]): void => {
  if (!names.includes(String(value))) throw wrong(place, value, `one of ${names.join(', ')}`)
}

const knownOr = (value: unknown, place: string, check: (value: unknown, place: string) => unknown): void => {
  const given = fields(value, place)
  if (given.known === true) check(given.value, `${place}.value`)
  else text(given.why, `${place}.why`)
}

const day = (value: unknown, place: string): void => {
  if (typeof value !== 'string' || !isDay(value)) throw wrong(place, value, 'a day as 2021-06-26')
}

const whole = (value: unknown, place: string): void => {
  if (!Number.isInteger(value) || Number(value) < 1) throw wrong(place, value, 'a whole number from 1')
}

const text = (value: unknown, place: string): string => {
  if (typeof value !== 'string' || value.trim() === '') throw wrong(place, value, 'a text')
  return value
}

const fields = (value: unknown, place: string): Fields => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(place, value, 'an object')
  return value as Fields
}

const wrong = (place: string, value: unknown, wanted: string): RangeError =>
  new RangeError(`${place} is ${value === undefined ? 'missing' : JSON.stringify(value)}: ${wanted} was expected`)
