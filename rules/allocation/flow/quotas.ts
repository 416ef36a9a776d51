import type { Officer, Pool, Problem } from '../problem.ts'
import type { Rational } from '../rational.ts'
import { ceilDiv } from '../rational.ts'
import { demandsOf } from './demands.ts'
import { maxFlow } from './max-flow.ts'

/** Points of each pool that should go to each of its officers. */
export type Quotas = ReadonlyMap<Pool, ReadonlyMap<Officer, number>>

/** Room at a load, in whole points: what the load and the limit both leave. */
const roomAt = ({ n, d }: Rational, { available, used, room }: Officer): bigint => {
  const left = ceilDiv(n * available, d) - used
  return left <= 0n ? 0n : left < room ? left : room
}

/**
 * Who would take how much if cases could be split: at the lowest load that can be had, where the limits allow it, else within the
 * limits. It is guidance for a search; nothing is claimed of it.
 */
export const quotasOf = (problem: Problem, lowest: Rational | undefined): Quotas => {
  const pools = Map.groupBy(problem.cases, ({ pool }) => pool)
  const demands = demandsOf(problem.cases)
  const atLowest = lowest && maxFlow(demands, officer => roomAt(lowest, officer))
  const flow = atLowest?.unmet === 0n ? atLowest : maxFlow(demands, ({ room }) => room)
  const sent = flow.sent()
  return new Map(
    [...pools.keys()].map((pool, index) => [
      pool,
      new Map([...(sent[index] ?? [])].map(([officer, points]) => [officer, Number(points)])),
    ]),
  )
}
