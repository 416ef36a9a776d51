import { DrawError } from './draw-error.ts'

/** What a sample has to deliver. */
export type SampleAim = {
  /** Cases that could be drawn; absent when their number is not limited. */
  readonly population?: number
  /** Standard deviations that the confidence stands for: `standardDeviations(0.8)` is 1.2816. */
  readonly z: number
  /** Half the width of the interval, as a share: 0.05 is five points. */
  readonly margin: number
  /** The share expected; 0.5 asks for the largest sample. */
  readonly share: number
}

/** A sample size, unrounded and in the two ways it could be rounded: which one the inspectorate uses is not known. */
export type SampleSize = { readonly exact: number; readonly nearest: number; readonly ceiling: number }

/**
 * Cases needed to know a share to a margin, drawing without replacement.
 *
 * @throws DrawError for a population below one, a margin or share outside 0 to 1, or z not above 0
 * @source Cochran, Sampling Techniques, with the finite population correction; confidence 80 % and five points recalled
 *   with high confidence (reference/inspection.md 3.2)
 */
export const sampleSize = ({ population, z, margin, share }: SampleAim): SampleSize => {
  if (!(z > 0)) throw new DrawError(`z is ${z}: it must be above 0`)
  if (!(margin > 0 && margin < 1)) throw new DrawError(`margin is ${margin}: give a share between 0 and 1, like 0.05`)
  if (!(share > 0 && share < 1)) throw new DrawError(`share is ${share}: give a share between 0 and 1, like 0.5`)
  if (population !== undefined && !(Number.isSafeInteger(population) && population > 0))
    throw new DrawError(`population is ${population}: it must be a whole number above 0`)
  const unlimited = (z * z * share * (1 - share)) / (margin * margin)
  const exact = population === undefined ? unlimited : unlimited / (1 + (unlimited - 1) / population)
  return { exact, nearest: Math.round(exact), ceiling: Math.ceil(exact) }
}

/**
 * Standard deviations either side of the mean that hold this share of a normal distribution: 1.2816 for 0.8.
 *
 * @param confidence above 0 and below 1, as a share
 * @throws DrawError outside it
 * @source Acklam's rational approximation of the normal quantile, relative error below 1.2e-9
 */
export const standardDeviations = (confidence: number): number => {
  if (!(confidence > 0 && confidence < 1))
    throw new DrawError(`confidence is ${confidence}: give a share between 0 and 1, like 0.8`)
  const upper = (1 - confidence) / 2
  return upper < TAIL ? tailQuantile(upper) : centreQuantile(confidence / 2)
}

const TAIL = 0.02425
const CENTRE_TOP = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
]
const CENTRE_BOTTOM = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1,
]
const TAIL_TOP = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
]
const TAIL_BOTTOM = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0)

/** From the share between the mean and the point. */
const centreQuantile = (fromMean: number): number => {
  const square = fromMean * fromMean
  return (polynomial(CENTRE_TOP, square) * fromMean) / polynomial(CENTRE_BOTTOM, square)
}

/** From the share beyond the point. */
const tailQuantile = (beyond: number): number => {
  const distance = Math.sqrt(-2 * Math.log(beyond))
  return -polynomial(TAIL_TOP, distance) / polynomial(TAIL_BOTTOM, distance)
}
