import { byUtf8 } from './by-utf8.ts'
import type { PopulationItem } from './population.ts'

/** The cases of a stratum, by id, in the order of the population. */
export type StratumGroup = { readonly key: string; readonly ids: string[] }

/** Values of the fields joined by this make the key of a stratum. */
const SEPARATOR = '\u001f'

/**
 * Divides a population by the values of its fields, in the order of the UTF-8 bytes of the keys. A case without a value
 * for a field has the empty one; without fields all are in one stratum with the empty key.
 *
 * @source contracts, candour-draw-v1, step 3
 */
export const groupByStratum = (
  items: readonly PopulationItem[],
  fields: readonly string[],
): readonly StratumGroup[] => {
  const groups = new Map<string, StratumGroup>()
  // A frozen population shares its few different strata objects, so the key is joined once for each, not for each case.
  const ofStrata = new Map<PopulationItem['strata'], StratumGroup>()
  for (const { id, strata } of items) {
    let group = ofStrata.get(strata)
    if (!group) {
      const key = fields.map(field => (Object.hasOwn(strata, field) ? strata[field] : '')).join(SEPARATOR)
      group = groups.get(key) ?? { key, ids: [] }
      groups.set(key, group)
      ofStrata.set(strata, group)
    }
    group.ids.push(id)
  }
  return [...groups.values()].sort((one, other) => byUtf8(one.key, other.key))
}
