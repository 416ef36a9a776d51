import { canonicalJson } from '@candour/ledger'

/** One thing that a bundle says of itself, and whether it holds. */
export type Claim = {
  readonly says: string
  readonly holds: boolean
  /** What was compared, so that a reader can do it again. */
  readonly compared: string
}

/** A claim with the comparison that decides it. */
export const claim = (says: string, holds: boolean, compared: string): Claim => ({ says, holds, compared })

/** A claim that two short texts are the same: a hash, a size, an id. */
export const same = (says: string, what: string, stated: string, found: string): Claim =>
  claim(says, stated === found, stated === found ? `${what}: ${found}` : `${what}: stated ${stated}, found ${found}`)

/** A claim about each of several things; it holds when nothing is left to object to. */
export const none = (says: string, compared: string, objections: readonly string[]): Claim =>
  claim(says, objections.length === 0, objections[0] === undefined ? compared : objectionsIn(objections))

const shown = 3
const objectionsIn = (objections: readonly string[]): string => {
  const more = objections.length > shown ? `; and ${objections.length - shown} more` : ''
  return `${objections.slice(0, shown).join('; ')}${more}`
}

/** The first place where two JSON values differ, or undefined when they are the same. */
export const firstDifference = (stated: unknown, found: unknown, place: string): string | undefined => {
  if (canonicalJson(stated) === canonicalJson(found)) return undefined
  if (!isBranch(stated) || !isBranch(found) || Array.isArray(stated) !== Array.isArray(found)) {
    return `${place}: stated ${brief(stated)}, found ${brief(found)}`
  }
  const [left, right] = [new Map(Object.entries(stated)), new Map(Object.entries(found))]
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    if (!left.has(key)) return `${place}.${key}: not stated, found ${brief(right.get(key))}`
    if (!right.has(key)) return `${place}.${key}: stated ${brief(left.get(key))}, not found`
    const difference = firstDifference(left.get(key), right.get(key), `${place}.${key}`)
    if (difference !== undefined) return difference
  }
  return undefined
}

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null

const brief = (value: unknown): string => {
  const text = canonicalJson(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

/** A claim that a JSON value is what the rules compute. */
export const recomputed = (says: string, what: string, stated: unknown, found: unknown): Claim => {
  const difference = firstDifference(stated, found, what)
  return claim(says, difference === undefined, difference ?? `${what} computed again: the same`)
}
