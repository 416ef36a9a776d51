import type { Officer, Problem } from '../problem.ts'
import type { Rational } from '../rational.ts'
import { compare, rational } from '../rational.ts'
import { confinedTo, demandsOf, sum } from './demands.ts'
import { maxFlow } from './max-flow.ts'

/** Officers whose load no plan can spread any thinner, and that load: (their points + points confined to them) / available. */
export type Bottleneck = { readonly officers: ReadonlySet<Officer>; readonly load: Rational }

const loadOf = (problem: Problem, officers: ReadonlySet<Officer>): Rational => {
  const confined = sum(confinedTo(problem.cases, officers), ({ points }) => points)
  return rational(
    confined + sum(officers, ({ used }) => used),
    sum(officers, ({ available }) => available),
  )
}

const heavier = (a: Bottleneck, b: Bottleneck): Bottleneck => (compare(a.load, b.load) < 0 ? b : a)

/** The fullest officer, or the whole team if that is heavier. */
const start = (problem: Problem, able: readonly Officer[]): Bottleneck =>
  able
    .map(officer => ({ officers: new Set([officer]), load: rational(officer.used, officer.available) }))
    .reduce<Bottleneck>(heavier, { officers: new Set(able), load: loadOf(problem, new Set(able)) })

/**
 * The highest load that no plan can avoid, whatever the limits: the optimum of the linear programme, exactly.
 *
 * Dinkelbach's iteration: at the load of the present bottleneck, ask whether everything can be placed; the officers in
 * the way are a heavier bottleneck. Each one is a valid bound, so stopping early is honest.
 *
 * @returns undefined when no officer has points available
 */
export const bottleneckOf = (problem: Problem, outOfTime: () => boolean): Bottleneck | undefined => {
  const able = problem.officers.filter(({ available }) => available > 0n)
  if (able.length === 0) return undefined
  const demands = demandsOf(problem.cases)
  let worst = start(problem, able)
  while (!outOfTime()) {
    const { n, d } = worst.load
    const scaled = demands.map(demand => ({ ...demand, points: demand.points * d }))
    const { unmet, full } = maxFlow(scaled, ({ available, used }) => n * available - d * used)
    if (unmet === 0n) break
    worst = { officers: full, load: loadOf(problem, full) }
  }
  return worst
}
