import type { WholeNumbers } from './search/whole-numbers.ts'

/** What a search is given from outside: rules know no clock and start no solver. */
export type Tools = {
  readonly outOfTime: () => boolean
  readonly secondsLeft: () => number
  readonly wholeNumbers?: WholeNumbers
}
