import type { Bottleneck } from '../flow/bound.ts'
import { gapOf, highestLoad } from '../plan-result.ts'
import type { Officer, Problem } from '../problem.ts'
import { compare, rational } from '../rational.ts'
import type { Tools } from '../tools.ts'
import type { Placed } from './floor.ts'
import { floorOf, placedOn, setTo } from './floor.ts'
import { keepsLimits } from './keeps-limits.ts'
import { levelFrom } from './level.ts'
import { placeAll } from './place-all.ts'
import { preferWithin } from './prefer.ts'
import { askWholeNumbers } from './whole-numbers.ts'

const BUDGET = { each: 20_000, all: 400_000 }
/** A gap in per cent below which no more time is spent. */
const SMALL_GAP = rational(1n, 5n)
const POLISH_SECONDS = 2

type Found = { readonly placed: Placed } | { readonly none: 'solver says so' | 'out of time' | 'not found' }

const byWholeNumbers = async (
  problem: Problem,
  tools: Tools,
  seconds: number,
): Promise<Placed | 'none' | undefined> => {
  const answer = await askWholeNumbers(problem, 'lowest highest', tools.wholeNumbers, seconds)
  if (answer === undefined || answer === 'none') return answer
  return answer.size === problem.cases.length && keepsLimits(answer) ? answer : undefined
}

const lowerOf = (problem: Problem, a: Placed, b: Placed): Placed => {
  const [first, second] = [highestLoad(problem, a), highestLoad(problem, b)]
  return first && second && compare(second, first) < 0 ? b : a
}

/** When the search leaves a gap and the problem is small, the model in whole numbers may close it. */
const polished = async (
  problem: Problem,
  placed: Placed,
  bottleneck: Bottleneck | undefined,
  tools: Tools,
): Promise<Placed> => {
  const highest = highestLoad(problem, placed)
  if (!highest || !bottleneck || compare(gapOf(highest, bottleneck.load), SMALL_GAP) <= 0) return placed
  const other = await byWholeNumbers(problem, tools, Math.min(tools.secondsLeft(), POLISH_SECONDS))
  return other && other !== 'none' ? lowerOf(problem, placed, other) : placed
}

/** Within the highest load reached: as much of the preferences as can be had, then evenness that takes none away. */
const refined = (problem: Problem, placed: Placed, outOfTime: () => boolean): Placed => {
  const highest = highestLoad(problem, placed)
  if (!highest) return placed
  const roomWithin = ({ available, used, room }: Officer): bigint => {
    const left = (highest.n * available) / highest.d - used
    return left < room ? left : room
  }
  const floor = floorOf(problem, roomWithin)
  setTo(floor, placed)
  preferWithin(floor, outOfTime)
  levelFrom(floor, { keepPreference: true }, outOfTime)
  return placedOn(floor)
}

/** A complete plan within the limits, as level as can be found, or why there is none. */
export const findPlan = async (problem: Problem, bottleneck: Bottleneck | undefined, tools: Tools): Promise<Found> => {
  const floor = placeAll(problem, bottleneck?.load, BUDGET, tools.outOfTime)
  if (floor) {
    levelFrom(floor, { keepPreference: false }, tools.outOfTime)
    const placed = await polished(problem, placedOn(floor), bottleneck, tools)
    return { placed: refined(problem, placed, tools.outOfTime) }
  }
  const answer = await byWholeNumbers(problem, tools, tools.secondsLeft())
  if (answer === 'none') return { none: 'solver says so' }
  if (answer) return { placed: refined(problem, answer, tools.outOfTime) }
  return { none: tools.outOfTime() ? 'out of time' : 'not found' }
}
