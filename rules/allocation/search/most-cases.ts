import type { Problem } from '../problem.ts'
import type { Tools } from '../tools.ts'
import type { Floor, Job, Placed } from './floor.ts'
import { fits, fitsInstead, floorOf, give, placedOn, setTo, takeBack } from './floor.ts'
import { keepsLimits } from './keeps-limits.ts'
import { insertRest, placeLargestFirst, placeSmallestFirst, withoutDesk } from './place.ts'
import { askWholeNumbers } from './whole-numbers.ts'

const BUDGET = { each: 500, all: 15_000 }
const SECONDS = 2

/** The least urgent job placed that would make way for a more urgent one. */
const leastUrgentFor = (job: Job): Job | undefined => {
  let found: Job | undefined
  for (const desk of job.team.desks)
    for (const other of desk.jobs)
      if (other.of.order > (found?.of.order ?? job.of.order) && fitsInstead(job, other, desk)) found = other
  return found
}

/** Gives the desk of a less urgent case to a more urgent one where it fits, the most urgent first. */
const urgentFirst = (floor: Floor, outOfTime: () => boolean): void => {
  for (const job of floor.jobs) {
    if (job.desk || outOfTime()) continue
    const other = leastUrgentFor(job)
    const desk = other?.desk
    if (!other || !desk) continue
    takeBack(other)
    give(job, desk)
  }
}

const byWholeNumbers = async (problem: Problem, tools: Tools): Promise<Placed | undefined> => {
  const answer = await askWholeNumbers(
    problem,
    'most cases',
    tools.wholeNumbers,
    Math.min(SECONDS, tools.secondsLeft()),
  )
  return answer && answer !== 'none' && keepsLimits(answer) ? answer : undefined
}

const insertSmallest = (floor: Floor, tools: Tools): void =>
  insertRest(
    [...withoutDesk(floor)].sort((a, b) => a.size - b.size),
    BUDGET,
    tools.outOfTime,
  )

/** Whoever is left and fits somewhere as it stands, however little time there is. */
const placeWhatFits = (floor: Floor): void => {
  for (const job of floor.jobs) {
    const desk = job.desk ? undefined : job.team.desks.find(one => fits(job, one))
    if (desk) give(job, desk)
  }
}

/**
 * Places as many cases as can be found within the limits; between plans of the same number, the more urgent cases.
 *
 * @param enough stop looking for more once so many are placed: no plan can place more
 */
export const mostCases = async (problem: Problem, enough: number, tools: Tools): Promise<Placed> => {
  const floor = floorOf(problem)
  placeSmallestFirst(floor)
  const count = (): number => floor.jobs.filter(({ desk }) => desk).length
  if (count() < enough) insertSmallest(floor, tools)
  let best = placedOn(floor)
  const consider = (other: Placed | undefined): void => {
    if (other && other.size > best.size) best = other
  }
  if (best.size < enough) {
    setTo(floor, new Map())
    placeLargestFirst(floor)
    insertSmallest(floor, tools)
    consider(placedOn(floor))
  }
  if (best.size < enough) consider(await byWholeNumbers(problem, tools))
  setTo(floor, best)
  urgentFirst(floor, tools.outOfTime)
  insertSmallest(floor, tools)
  placeWhatFits(floor)
  return placedOn(floor)
}
