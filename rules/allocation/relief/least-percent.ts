import { demandsOf } from '../flow/demands.ts'
import { maxFlow } from '../flow/max-flow.ts'
import { assignmentsOf } from '../plan-result.ts'
import type { Officer, Problem } from '../problem.ts'
import { changed, roomOf } from '../problem.ts'
import { ceilDiv, compare, rational } from '../rational.ts'
import type { Assignment, Relief } from '../result.ts'
import { placedOn } from '../search/floor.ts'
import { placeAll } from '../search/place-all.ts'

type Changed = ReturnType<typeof changed>

const BUDGET = { each: 1000, all: 20_000 }

/** Every limit raised to a whole per cent where it is lower. */
export const withLimit = (problem: Problem, maxPercent: number): Changed =>
  changed(problem, officer => {
    const raised = rational(BigInt(maxPercent))
    const limit = compare(officer.limit, raised) < 0 ? raised : officer.limit
    return { ...officer, limit, room: roomOf({ ...officer, limit }) }
  })

/** Points of all work, held and waiting, lowered by a whole per cent and rounded up. */
export const withLessWork = (problem: Problem, percent: number): Changed => {
  const less = (points: bigint): bigint => ceilDiv(points * BigInt(100 - percent), 100n)
  return changed(
    problem,
    officer => ({ ...officer, used: less(officer.used), room: roomOf({ ...officer, used: less(officer.used) }) }),
    ({ points }) => less(points),
  )
}

/** Whether the cases could be placed if they could be split. */
export const holdsSplit = ({ problem }: Changed): boolean =>
  maxFlow(demandsOf(problem.cases), ({ room }) => room).unmet === 0n

/** The smallest whole number from `low` to `high` that passes a test which, once passed, is passed by all above. */
const leastWhole = (low: number, high: number, passes: (value: number) => boolean): number => {
  let [failing, passing] = [low - 1, high]
  while (passing - failing > 1) {
    const middle = Math.floor((failing + passing) / 2)
    if (passes(middle)) passing = middle
    else failing = middle
  }
  return passing
}

type Least = { readonly percent: number; readonly atLeast: number; readonly assignments: readonly Assignment[] }

const placedIn = (
  problem: Problem,
  { problem: other, back }: Changed,
  outOfTime: () => boolean,
): readonly Assignment[] | undefined => {
  const floor = placeAll(other, undefined, BUDGET, outOfTime)
  if (!floor) return undefined
  const officers = new Map<string, Officer>()
  for (const [one, officer] of placedOn(floor)) officers.set(one.id, back(officer) ?? officer)
  const placed = problem.cases.flatMap(one => {
    const officer = officers.get(one.id)
    return officer ? [[one, officer] as const] : []
  })
  return assignmentsOf(problem, new Map(placed))
}

/**
 * The smallest change in per cent that is found to suffice, and the smallest that could: below it the cases could not be
 * placed even split. From there up it is tried, in growing steps.
 */
const leastPercent = (
  problem: Problem,
  most: number,
  at: (percent: number) => Changed,
  outOfTime: () => boolean,
): Least | undefined => {
  if (!holdsSplit(at(most))) return undefined
  const atLeast = leastWhole(0, most, percent => holdsSplit(at(percent)))
  for (let step = 0; atLeast + step <= most; step = step * 2 || 1) {
    const assignments = placedIn(problem, at(atLeast + step), outOfTime)
    if (assignments) return { percent: atLeast + step, atLeast, assignments }
    if (outOfTime()) return undefined
  }
  return undefined
}

const NOT_FOUND = 'None was found: limits on the number of cases, or the time, stood in the way.'
const MOST_PERCENT = 1e12

/** The smallest common limit found under which the cases can be placed. */
export const limitRelief = (able: Problem, outOfTime: () => boolean): Relief['limitRaised'] => {
  let most = 128
  while (most < MOST_PERCENT && !holdsSplit(withLimit(able, most))) most *= 2
  const least = leastPercent(able, most * 2, percent => withLimit(able, percent), outOfTime)
  return least
    ? { maxPercent: least.percent, atLeast: least.atLeast, assignments: least.assignments }
    : { none: NOT_FOUND }
}

/** The smallest relaxation found: all work, held and waiting, with its points lowered by whole per cents. */
export const standardsRelief = (able: Problem, outOfTime: () => boolean): Relief['standardsRelaxed'] =>
  leastPercent(able, 100, percent => withLessWork(able, percent), outOfTime) ?? { none: NOT_FOUND }
