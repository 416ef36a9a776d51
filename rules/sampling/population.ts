import { canonicalJson, rootOfLeaves, toHex, utf8 } from '@candour/ledger'
import { byUtf8 } from './by-utf8.ts'
import { DrawError } from './draw-error.ts'

/** A case that could be drawn, by pseudonym, with what it is stratified on. */
export type PopulationItem = { readonly id: string; readonly strata: Readonly<Record<string, string>> }

/** A case left out before the draw, and why. */
export type Exclusion = { readonly id: string; readonly reason: string }

/** A population that can no longer change without its root changing. */
export type FrozenPopulation = {
  /** Only id and strata, in the order of the UTF-8 bytes of the ids. */
  readonly items: readonly PopulationItem[]
  /** RFC 6962 root over the items in that order, hex. */
  readonly root: string
  readonly excluded: readonly Exclusion[]
}

/** Bound of the uniform numbers, far above any population of people. */
const MOST_ITEMS = 2 ** 26

/**
 * Freezes a population: leaves out what is excluded, sorts the rest and takes its root. Anyone with the same cases gets
 * the same root, in whatever order they hold them; one case more, fewer or in another stratum gives another root.
 *
 * @throws DrawError naming the first id that stands there twice, or when nothing is left to draw from
 * @source contracts, candour-draw-v1, steps 1 and 2
 */
export const freezePopulation = (
  population: readonly PopulationItem[],
  excluded: readonly Exclusion[] = [],
): FrozenPopulation => {
  const sorted = sortByUtf8(population)
  if (sorted.some(({ id }, index) => id === sorted[index + 1]?.id)) refuseFirstRepeat(population)
  const out = new Set(excluded.map(({ id }) => id))
  const sharedStrata = shareStrata()
  const items = sorted.filter(({ id }) => !out.has(id)).map(({ id, strata }) => ({ id, strata: sharedStrata(strata) }))
  if (items.length === 0) throw new DrawError('population: there is nothing left to draw from')
  if (items.length > MOST_ITEMS) throw new DrawError(`population: ${items.length} cases, more than ${MOST_ITEMS}`)
  return { items, root: toHex(rootOfLeaves(leavesOf(items))), excluded }
}

const refuseFirstRepeat = (population: readonly PopulationItem[]): never => {
  const seen = new Set<string>()
  const index = population.findIndex(({ id }) => seen.size === seen.add(id).size)
  throw new DrawError(`population[${index}].id: ${population[index]?.id} is there already: give each case once`)
}

const SURROGATE_OR_ABOVE = /[\ud800-\uffff]/

/** JavaScript's own order is the same below the surrogates, and three times faster to sort by. */
const sortByUtf8 = (population: readonly PopulationItem[]): readonly PopulationItem[] => {
  const isPlain = population.every(({ id }) => !SURROGATE_OR_ABOVE.test(id))
  return population.toSorted(isPlain ? byUnits : (one, other) => byUtf8(one.id, other.id))
}

const byUnits = ({ id: one }: PopulationItem, { id: other }: PopulationItem): number => {
  if (one === other) return 0
  return one < other ? -1 : 1
}

/**
 * One copy for all equal strata. Of 240,000 cases a few dozen strata differ: copies keep the caller from changing what is
 * frozen, and what is worked out for one need not be worked out for the next.
 */
const shareStrata = (): ((strata: PopulationItem['strata']) => PopulationItem['strata']) => {
  const copies = new Map<string, PopulationItem['strata']>()
  return strata => {
    const text = JSON.stringify(strata)
    const copy = copies.get(text) ?? { ...strata }
    copies.set(text, copy)
    return copy
  }
}

/** The bytes of each item's leaf, one at a time. */
const leavesOf = function* (items: readonly PopulationItem[]): Generator<Uint8Array> {
  const canonical = new Map<PopulationItem['strata'], string>()
  for (const { id, strata } of items) {
    const text = canonical.get(strata) ?? canonicalJson(strata)
    canonical.set(strata, text)
    yield utf8(`{"id":${canonicalJson(id)},"strata":${text}}`)
  }
}
