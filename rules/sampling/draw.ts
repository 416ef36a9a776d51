import { fromHex, join, sha256, utf8 } from '@candour/ledger'
import { DrawError } from './draw-error.ts'
import type { Exclusion, FrozenPopulation, PopulationItem } from './population.ts'
import { freezePopulation } from './population.ts'
import { allocateSizes } from './sizes.ts'
import { groupByStratum } from './strata.ts'
import { uniformUnder } from './words.ts'

/** Name of the algorithm. It stands in every draw and in every key: another algorithm gets another name. */
export const DRAW_ALGORITHM = 'candour-draw-v1'

/** What decides a draw, once the population is frozen. */
export type DrawTerms = {
  /** Cases to draw. */
  readonly size: number
  /** 32 bytes as 64 lowercase hex digits, committed to before the freeze and revealed after it. */
  readonly seed: string
  /** Fields whose values divide the population; none gives one stratum. */
  readonly strataFields?: readonly string[]
}

/** A draw asked for in one go. */
export type DrawRequest = DrawTerms & {
  readonly population: readonly PopulationItem[]
  readonly excluded?: readonly Exclusion[]
}

/** A stratum by its key (values joined by U+001F), its cases and how many of them are drawn. */
export type Stratum = { readonly key: string; readonly count: number; readonly size: number }

/** A case and its place in its stratum, from 1. */
export type RankedCase = { readonly id: string; readonly stratum: string; readonly rank: number }

/** A draw that anyone can repeat. Replacements follow on in the order in which they must be taken. */
export type Draw = {
  readonly algorithm: typeof DRAW_ALGORITHM
  readonly seed: string
  readonly populationRoot: string
  readonly populationSize: number
  readonly strata: readonly Stratum[]
  readonly draw: readonly RankedCase[]
  readonly replacements: readonly RankedCase[]
  readonly excluded: readonly Exclusion[]
}

/** Freezes a population and draws from it. */
export const draw = ({ population, excluded = [], ...terms }: DrawRequest): Draw =>
  drawFrom(freezePopulation(population, excluded), terms)

/**
 * Draws a stratified sample: sizes by largest remainder, then a shuffle of each stratum under a key made from the seed
 * and the stratum.
 *
 * @throws DrawError for a seed that is not 64 lowercase hex digits, or a size that is not a whole number from 0 to the
 *   population
 * @source contracts, candour-draw-v1, steps 3 to 7
 */
export const drawFrom = ({ items, root, excluded }: FrozenPopulation, terms: DrawTerms): Draw => {
  const { size, seed, strataFields = [] } = terms
  if (!/^[0-9a-f]{64}$/.test(seed)) throw new DrawError('seed: must be 64 lowercase hex digits (32 bytes)')
  if (!Number.isSafeInteger(size) || size < 0 || size > items.length)
    throw new DrawError(
      `size: ${size} from a population of ${items.length}: give a whole number from 0 to ${items.length}`,
    )

  const groups = groupByStratum(items, strataFields)
  const sizes = allocateSizes(
    size,
    groups.map(({ ids }) => ids.length),
  )
  const shuffled = groups.map(({ key, ids }, index) => {
    const order = shuffle(ids, keyOf(seed, key))
    return { key, order, size: sizes[index] ?? 0 }
  })
  return {
    algorithm: DRAW_ALGORITHM,
    seed,
    populationRoot: root,
    populationSize: items.length,
    strata: shuffled.map(({ key, order, size }) => ({ key, count: order.length, size })),
    draw: shuffled.flatMap(({ key, order, size }) => ranked(order.slice(0, size), key)),
    replacements: shuffled.flatMap(({ key, order, size }) => ranked(order.slice(size), key)),
    excluded,
  }
}

const ranked = (ids: readonly string[], stratum: string): readonly RankedCase[] =>
  ids.map((id, place) => ({ id, stratum, rank: place + 1 }))

const keyOf = (seed: string, stratum: string): Uint8Array =>
  sha256(join(utf8(`${DRAW_ALGORITHM}\n`), fromHex(seed), utf8(stratum)))

/** Fisher-Yates from the end, in place: the grouping is made for this draw. */
const shuffle = (ids: string[], key: Uint8Array): readonly string[] => {
  const below = uniformUnder(key)
  for (let last = ids.length - 1; last >= 1; last--) {
    const other = below(last + 1)
    const id = ids[last] ?? ''
    ids[last] = ids[other] ?? ''
    ids[other] = id
  }
  return ids
}
