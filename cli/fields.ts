import { BadInput } from './command.ts'

/**
 * One object of the input, read field by field. Every reader throws BadInput that names the place; `done` refuses a
 * field that nobody read, so that nothing a person wrote is silently ignored.
 */
export class Fields {
  readonly place: string
  readonly #values: Readonly<Record<string, unknown>>
  readonly #unread: Set<string>

  /** @throws BadInput when the value is not an object */
  constructor(value: unknown, place: string) {
    if (!isRecord(value)) throw wrong(place, value, 'an object')
    this.place = place
    this.#values = value
    this.#unread = new Set(Object.keys(value))
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#values, name)
  }

  /** The first of several names of one thing that is there; undefined when none is. */
  nameOf(...names: readonly string[]): string | undefined {
    return names.find(name => this.has(name))
  }

  /** The names of all fields that follow a pattern. */
  namesLike(pattern: RegExp): readonly string[] {
    return Object.keys(this.#values).filter(name => pattern.test(name))
  }

  /** Every field at once, whatever it holds. */
  all(): Readonly<Record<string, unknown>> {
    this.#unread.clear()
    return this.#values
  }

  any(name: string): unknown {
    this.#unread.delete(name)
    return this.#values[name]
  }

  number(name: string): number {
    const value = this.any(name)
    if (typeof value !== 'number') throw this.wrong(name, value, 'a number')
    return value
  }

  /** A number, or `otherwise` when the field is absent. */
  numberOr(name: string, otherwise: number): number {
    return this.has(name) ? this.number(name) : otherwise
  }

  /** A number, or null where the input says that there is none. */
  numberOrNull(name: string): number | null {
    return this.any(name) === null ? null : this.number(name)
  }

  text(name: string): string {
    const value = this.any(name)
    if (typeof value !== 'string') throw this.wrong(name, value, 'a text')
    return value
  }

  boolean(name: string): boolean {
    const value = this.any(name)
    if (typeof value !== 'boolean') throw this.wrong(name, value, 'true or false')
    return value
  }

  list(name: string): readonly unknown[] {
    const value = this.any(name)
    if (!Array.isArray(value)) throw this.wrong(name, value, 'a list')
    return value
  }

  numbers(name: string): readonly number[] {
    return this.list(name).map((value, index) => {
      if (typeof value !== 'number') throw this.wrong(`${name}[${index}]`, value, 'a number')
      return value
    })
  }

  texts(name: string): readonly string[] {
    return this.list(name).map((value, index) => {
      if (typeof value !== 'string') throw this.wrong(`${name}[${index}]`, value, 'a text')
      return value
    })
  }

  /** An object inside this one. */
  inner(name: string): Fields {
    return new Fields(this.any(name), this.at(name))
  }

  /** A list of objects inside this one; empty when the field is absent. */
  rows(name: string): readonly Fields[] {
    if (!this.has(name)) return []
    return this.list(name).map((row, index) => new Fields(row, this.at(`${name}[${index}]`)))
  }

  wrong(name: string, value: unknown, wanted: string): BadInput {
    return wrong(this.at(name), value, wanted)
  }

  /** @throws BadInput naming a field that was not read */
  done(): void {
    const [name] = this.#unread
    if (name !== undefined) throw new BadInput(`${this.at(name)} is not a field that the rule knows`)
  }

  at(name: string): string {
    return this.place === '' ? name : `${this.place}.${name}`
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const wrong = (place: string, value: unknown, wanted: string): BadInput =>
  new BadInput(`${place} is ${value === undefined ? 'missing' : JSON.stringify(value)}: ${wanted} was expected`)
