import { DrawError } from './draw-error.ts'

/**
 * Divides a sample among strata in proportion to their cases, by largest remainder: each gets the whole part of its
 * quota, and what is left goes one by one to the largest remainders, ties to the earlier stratum. In whole numbers, so
 * no remainder is misjudged.
 *
 * @param size   cases to draw, from 0 to all of them
 * @param counts cases in each stratum
 * @returns sizes in the same order, summing to `size`, none above its count
 * @throws DrawError when the sample is larger than the population
 * @source contracts, candour-draw-v1, step 4
 */
export const allocateSizes = (size: number, counts: readonly number[]): readonly number[] => {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (size > total) throw new DrawError(`a sample of ${size} from ${total} cases: ask for ${total} or fewer`)
  if (total === 0) return counts
  // Above 94 million cases in both factors the product would no longer be exact; a nation has a quarter of a million.
  const sizes = counts.map(count => Math.floor((size * count) / total))
  const remainders = counts.map((count, stratum) => ({ stratum, remainder: (size * count) % total }))
  const left = size - sizes.reduce((sum, whole) => sum + whole, 0)
  const next = remainders.toSorted((one, other) => other.remainder - one.remainder || one.stratum - other.stratum)
  const raised = new Set(next.slice(0, left).map(({ stratum }) => stratum))
  return sizes.map((whole, stratum) => (raised.has(stratum) ? whole + 1 : whole))
}
