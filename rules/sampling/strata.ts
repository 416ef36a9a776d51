import { byUtf8 } from './by-utf8.ts'
import type { PopulationItem } from './population.ts'

/** The cases of a stratum, by id, in the order of the population. */
export type StratumGroup = { readonly key: string; readonly ids: string[] }

/** Values of the fields joined by this make the key of a stratum. */
const SEPARATOR = '\u001f'

type Branch = { readonly key: string; readonly branches: Map<string, Branch>; group?: StratumGroup }

/**
 * Divides a population by the values of its fields, in the order of the UTF-8 bytes of the keys. A case without a value
 * for a field has the empty one; without fields all are in one stratum with the empty key.
 *
 * Cases walk down a tree of values: joining and looking up a key for each of 240,000 cases took three times as long.
 *
 * @source contracts, candour-draw-v1, step 3
 */
export const groupByStratum = (
  items: readonly PopulationItem[],
  fields: readonly string[],
): readonly StratumGroup[] => {
  // By key, not by branch: a value that holds the separator can give two branches one key, and so one stratum.
  const groups = new Map<string, StratumGroup>()
  const groupOf = (key: string): StratumGroup => {
    const group = groups.get(key) ?? { key, ids: [] }
    groups.set(key, group)
    return group
  }
  const root: Branch = { key: '', branches: new Map() }
  for (const { id, strata } of items) {
    let at = root
    for (const field of fields) at = follow(at, strata[field] ?? '', at === root)
    at.group ??= groupOf(at.key)
    at.group.ids.push(id)
  }
  return [...groups.values()].sort((one, other) => byUtf8(one.key, other.key))
}

const follow = (from: Branch, value: string, isFirst: boolean): Branch => {
  const known = from.branches.get(value)
  if (known) return known
  const next: Branch = { key: isFirst ? value : `${from.key}${SEPARATOR}${value}`, branches: new Map() }
  from.branches.set(value, next)
  return next
}
