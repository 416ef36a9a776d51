import type { Figure } from './figure.ts'
import { known, unknown } from './figure.ts'
import { november2026 } from './protections/2026-11.ts'
import type { ProtectionSet } from './protections.ts'

/** Every set of protections that Candour ships, oldest first. */
export const protectionSets: readonly ProtectionSet[] = [november2026]

/**
 * The protections in force on a day.
 *
 * @param day `YYYY-MM-DD`
 * @returns `unknown` for a day before the first set
 */
export const protectionSetOn = (
  day: string,
  sets: readonly ProtectionSet[] = protectionSets,
): Figure<ProtectionSet> => {
  const current = sets.findLast(({ validFrom }) => validFrom <= day)
  return current ? known(current) : unknown(`no protections are known for ${day}`)
}
