import { quotasOf } from '../flow/quotas.ts'
import type { Problem } from '../problem.ts'
import type { Rational } from '../rational.ts'
import type { Floor } from './floor.ts'
import { floorOf, takeBack } from './floor.ts'
import type { Budget } from './place.ts'
import { insertRest, isComplete, placeByQuota, placeLargestFirst, placeScarcestFirst, withoutDesk } from './place.ts'

/**
 * Places every case within the limits by rules of thumb and moves; undefined when that does not succeed.
 *
 * @param lowest the load below which no plan can be, when it is known: quotas are drawn from it
 */
export const placeAll = (
  problem: Problem,
  lowest: Rational | undefined,
  budget: Budget,
  outOfTime: () => boolean,
): Floor | undefined => {
  const floor = floorOf(problem)
  const ways = [
    () => placeByQuota(floor, quotasOf(problem, lowest)),
    () => placeLargestFirst(floor),
    () => placeScarcestFirst(floor),
  ]
  for (const place of ways) {
    for (const job of floor.jobs) takeBack(job)
    place()
    insertRest(
      [...withoutDesk(floor)].sort((a, b) => b.size - a.size),
      budget,
      outOfTime,
    )
    if (isComplete(floor)) return floor
  }
  return undefined
}
