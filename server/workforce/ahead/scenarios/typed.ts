import { z } from 'zod'
import type { FieldError } from '#platform/web/answers.ts'

/** What was typed or chosen in the form of a what-if, as it stands in an address or is kept. */
export type Values = Readonly<Record<string, string | readonly string[]>>

/** Fields of the form. What else an address holds is not ours. */
export const wishFields = [
  ...['close', 'closeFrom', 'closeTo', 'lose', 'loseGrade', 'loseNumber', 'loseFrom'],
  ...['cohortTiers', 'cohortPlace', 'cohortTeam', 'cohortFrom', 'cohortStay'],
  ...['weightTier', 'weightPlace', 'weightPoints', 'suspend', 'hoursEach', 'hoursGrade', 'hoursFrom'],
] as const
export type WishField = (typeof wishFields)[number]

const LONGEST = 400
const text = z.string().max(LONGEST)
const field = z
  .union([text, z.array(text).max(LONGEST)])
  .optional()
  .catch(undefined)

/** The fields as an address or a body may hold them. */
export const wishShape = Object.fromEntries(wishFields.map(name => [name, field])) as Record<WishField, typeof field>

/** The fields that somebody filled in. */
export const valuesOf = (given: Readonly<Record<string, unknown>>): Values =>
  Object.fromEntries(
    wishFields.flatMap((name): [string, string | string[]][] => {
      const value = given[name]
      if (typeof value === 'string' && value.trim() !== '') return [[name, value.trim()]]
      const many = Array.isArray(value)
        ? value.filter((one): one is string => typeof one === 'string' && one !== '')
        : []
      return many.length > 0 ? [[name, many]] : []
    }),
  )

/** Reads the fields and gathers what is wrong with them. */
export class Reader {
  readonly errors: FieldError[] = []
  readonly #values: Values

  constructor(values: Values) {
    this.#values = values
  }

  has(...names: readonly WishField[]): boolean {
    return names.some(name => this.#values[name] !== undefined)
  }

  text(name: WishField): string {
    const value = this.#values[name]
    return (typeof value === 'string' ? value : value?.[0]) ?? ''
  }

  list(name: WishField): readonly string[] {
    const value = this.#values[name]
    return value === undefined ? [] : [...new Set([value].flat())]
  }

  wrong(field: WishField, message: string): void {
    this.errors.push({ field, message })
  }

  /** A whole number from a least to a most; without one the message stands at the field and the least is answered. */
  whole(name: WishField, least: number, most: number, message: string): number {
    const typed = this.text(name)
    const value = /^-?\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN
    if (value >= least && value <= most) return value
    this.wrong(name, message)
    return least
  }

  /** The week from which a change holds: the first unless another is typed. */
  week(name: WishField, weeks: number): number {
    if (!this.has(name)) return 1
    return this.whole(name, 1, weeks, `Enter a week from 1 to ${weeks}, or leave it empty for the first`)
  }
}
