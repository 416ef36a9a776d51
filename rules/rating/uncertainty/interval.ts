/** An interval for the number of yes answers that the whole population would give. */
export type PopulationInterval = {
  readonly confidence: number
  /** Fewest and most yes answers among `of` cases that the sample does not contradict. */
  readonly yesAtLeast: number
  readonly yesAtMost: number
  /** Cases of the population to which the question applies. */
  readonly of: number
}

/**
 * The interval of population counts that an exact test does not reject, from a sample drawn without replacement.
 *
 * A count is rejected when a sample with as many yes answers as ours, or with as few, has a chance of at most half of
 * what the confidence leaves. When every case was assessed the interval is the count itself.
 *
 * @param sample     yes answers and cases answered
 * @param population cases the question applies to, never fewer than answered
 * @param confidence above 0 and below 1
 * @source inversion of the hypergeometric test, equal tails (Buonaccorsi 1987, Assessing confidence intervals for a
 *   finite population proportion)
 */
export const populationInterval = (
  sample: { readonly yes: number; readonly answered: number },
  population: number,
  confidence: number,
): PopulationInterval => {
  const { yes, answered } = sample
  const tail = (1 - confidence) / 2
  const most = population - (answered - yes)
  // Both chances move one way as the count grows, so each limit is found by halving.
  const yesAtLeast = firstFrom(yes, most, count => chanceBetween(yes, answered, count, population, answered) > tail)
  const yesAtMost =
    firstFrom(yesAtLeast, most + 1, count => chanceBetween(0, yes, count, population, answered) <= tail) - 1
  return { confidence, yesAtLeast, yesAtMost: Math.max(yesAtLeast, yesAtMost), of: population }
}

/** The first whole number from `lowest` that holds, where all after it hold too; `end` when none below it does. */
const firstFrom = (lowest: number, end: number, holds: (value: number) => boolean): number => {
  let from = lowest
  let to = end
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}

/**
 * Chance that a sample of `drawn` holds from `lowest` to `highest` yes answers when `yes` of `population` are yes.
 *
 * Weights are relative to the likeliest number and use only the four operations, which IEEE 754 fixes to the bit:
 * logarithms differ between browsers in their last digit.
 */
export const chanceBetween = (
  lowest: number,
  highest: number,
  yes: number,
  population: number,
  drawn: number,
): number => {
  const least = Math.max(0, drawn - (population - yes))
  const most = Math.min(drawn, yes)
  const likeliest = Math.min(most, Math.max(least, Math.floor(((drawn + 1) * (yes + 1)) / (population + 2))))
  const up = (count: number): number =>
    ((yes - count) * (drawn - count)) / ((count + 1) * (population - yes - drawn + count + 1))
  let all = 0
  let wanted = 0
  const add = (count: number, weight: number): void => {
    all += weight
    if (count >= lowest && count <= highest) wanted += weight
  }
  for (let count = likeliest, weight = 1; count <= most; weight *= up(count), count++) add(count, weight)
  for (let count = likeliest - 1, weight = 1; count >= least; count--) {
    weight /= up(count)
    add(count, weight)
  }
  return wanted / all
}
