import { randomBelow } from './random.ts'

/** The start of the generator: fixed, so that a published chance can be computed again. */
export const SIMULATION_SEED = 0x2b0ba11

/** Populations simulated. The chance of a band is then right to about one percentage point (standard error 1.1 at 50 %). */
export const SIMULATIONS = 2000

/** Answers by case, one row after another: 1 yes, 0 no, 2 neither (not applicable or not answered). */
export type AnswerTable = { readonly cases: number; readonly questions: number; readonly answers: Uint8Array }

/** The value of each question in one simulated population: how many yes and how many no. */
export type SimulatedTallies = { readonly yes: Int32Array; readonly no: Int32Array }

const YES = 1
const NO = 0

/**
 * Imagines the whole population, again and again, from the cases assessed: a Polya urn. Every case not assessed takes
 * the whole set of answers of a case in the urn, and adds weight to it. The urn starts with each assessed case and two
 * imagined ones, one all yes and one all no; without them a sample with no "no" would claim that there is none anywhere.
 * Whole cases are copied, so questions that fail together in the sample fail together in the population.
 *
 * For one question that applies everywhere this is the exact posterior of a uniform prior on its share.
 *
 * @param unseen cases of the population that were not assessed
 * @param look   is given the tallies of each simulated population; the arrays are used again for the next
 * @source Ghosh and Meeden, Bayesian Methods for Finite Population Sampling, 1997 (Polya posterior)
 */
export const simulatePopulations = (
  table: AnswerTable,
  unseen: number,
  look: (tallies: SimulatedTallies) => void,
): void => {
  const copies = urn(table.cases + 2, unseen)
  const tallies = { yes: new Int32Array(table.questions), no: new Int32Array(table.questions) }
  for (let round = 0; round < SIMULATIONS; round++) {
    tallyPopulation(table, copies(), tallies)
    look(tallies)
  }
}

/**
 * How many unseen cases copy each member of the urn. A Polya urn in which each member starts with weight one makes all
 * ways to share out the copies equally likely, so they are cut by bars in a row of places: the work does not grow with
 * the population.
 */
const urn = (members: number, unseen: number): (() => Int32Array) => {
  const below = randomBelow(SIMULATION_SEED)
  const places = Int32Array.from({ length: unseen + members - 1 }, (_, place) => place)
  const bars = new Int32Array(members - 1)
  const copies = new Int32Array(members)
  return () => {
    // The first places of a shuffle. It may start from any order, so the last round's is as good as a fresh one.
    for (let bar = 0; bar < bars.length; bar++) {
      const other = bar + below(places.length - bar)
      const place = places[other] ?? 0
      places[other] = places[bar] ?? 0
      places[bar] = place
      bars[bar] = place
    }
    bars.sort()
    let before = -1
    for (let member = 0; member < members; member++) {
      const bar = bars[member] ?? places.length
      copies[member] = bar - before - 1
      before = bar
    }
    return copies
  }
}

/** The assessed cases themselves, plus the copies of each, plus the copies of the two imagined cases. */
const tallyPopulation = (table: AnswerTable, copies: Int32Array, { yes, no }: SimulatedTallies): void => {
  yes.fill(copies[table.cases] ?? 0)
  no.fill(copies[table.cases + 1] ?? 0)
  for (let row = 0, cell = 0; row < table.cases; row++) {
    const weight = 1 + (copies[row] ?? 0)
    for (let question = 0; question < table.questions; question++, cell++) {
      const answer = table.answers[cell]
      if (answer === YES) yes[question] = (yes[question] ?? 0) + weight
      else if (answer === NO) no[question] = (no[question] ?? 0) + weight
    }
  }
}
