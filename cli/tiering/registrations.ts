import type { Registration } from '@candour/tiering'
import { isDay } from '@candour/tiering'
import type { Fields } from '../fields.ts'

/** Registrations by the names of the vectors, or by those of the peer's interface. */
export const readRegistrations = (fields: Fields): readonly Registration[] =>
  fields.rows('registrations').map(row => {
    const registration = {
      code: row.text(row.nameOf('code', 'registerTypeCode', 'type') ?? 'code'),
      level: textOrNull(row, row.nameOf('level', 'registerLevelCode') ?? 'level'),
      category: textOrNull(row, row.nameOf('category', 'registerCategoryCode') ?? 'category'),
      date: dayOrNull(row, row.nameOf('date', 'startDate') ?? 'date'),
    }
    row.done()
    return registration
  })

/** A text, or null where there is none. */
export const textOrNull = (fields: Fields, name: string): string | null =>
  !fields.has(name) || fields.any(name) === null ? null : fields.text(name)

/** A number, or null where the field is absent or null. */
export const numberOrNull = (fields: Fields, name: string): number | null =>
  fields.has(name) ? fields.numberOrNull(name) : null

/** Yes, no, or null where the field is absent or null. */
export const booleanOrNull = (fields: Fields, name: string): boolean | null =>
  !fields.has(name) || fields.any(name) === null ? null : fields.boolean(name)

/** A day of the calendar. */
export const readDay = (fields: Fields, name: string): string => {
  const day = fields.text(name)
  if (!isDay(day)) throw fields.wrong(name, day, 'a day like 2026-08-22')
  return day
}

/** A day of the calendar, or null where there is none. */
export const dayOrNull = (fields: Fields, name: string): string | null =>
  !fields.has(name) || fields.any(name) === null ? null : readDay(fields, name)

/** One of several words, whatever their capitals and with spaces or hyphens for underscores. */
export const wordOf = <W extends string>(fields: Fields, name: string, words: readonly W[]): W => {
  const value = fields.text(name)
  const found = words.find(
    word =>
      word.toUpperCase() ===
      value
        .trim()
        .toUpperCase()
        .replaceAll(/[\s-]+/g, '_'),
  )
  if (found === undefined) throw fields.wrong(name, value, `one of ${words.join(', ')}`)
  return found
}
