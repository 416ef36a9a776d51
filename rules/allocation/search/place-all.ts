import type { Guide } from '../flow/levels.ts'
import type { Problem } from '../problem.ts'
import type { Floor } from './floor.ts'
import { floorOf, takeBack } from './floor.ts'
import type { Budget } from './place.ts'
import { insertRest, isComplete, placeLargestFirst, placeScarcestFirst, withoutDesk } from './place.ts'

/** Places every case within the limits by rules of thumb and moves; undefined when that does not succeed. */
export const placeAll = (
  problem: Problem,
  guide: Guide | undefined,
  budget: Budget,
  outOfTime: () => boolean,
): Floor | undefined => {
  const floor = floorOf(problem)
  const ways = [() => placeLargestFirst(floor, guide), () => placeScarcestFirst(floor)]
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
