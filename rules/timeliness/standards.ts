import type { Standard, StandardSet } from './standard.ts'
import { companyServiceLevels, nationalStandards2007 } from './standards/legacy.ts'
import { serviceLevels } from './standards/service-levels.ts'
import { checkStandardSet } from './standards-check.ts'

/** Every set that is shipped, the one in use first. A new set is a file, a line here, and a test that passes. */
export const standardSets: readonly StandardSet[] = [serviceLevels, nationalStandards2007, companyServiceLevels]
for (const set of standardSets) checkStandardSet(set)

/** The set that is applied: nothing has taken its place. */
export const setInUse: StandardSet = serviceLevels

const byId = new Map(standardSets.flatMap(set => set.standards.map(standard => [standard.id, { standard, set }])))

/** A standard with the set it belongs to; undefined for an id that no set has. */
export const standardNamed = (id: string): { readonly standard: Standard; readonly set: StandardSet } | undefined =>
  byId.get(id)
