import type { Case, Officer, Pool, Problem } from '../problem.ts'
import { ceilDiv, ofDecimal } from '../rational.ts'
import { demandsOf, sum } from './demands.ts'
import type { Demand } from './max-flow.ts'
import { maxFlow } from './max-flow.ts'

/** Which of its officers a pool should use, so that those in a bottleneck keep their room for cases that need it. */
export type Guide = ReadonlyMap<Pool, readonly Officer[]>

const MOST_LEVELS = 60
const HALVINGS = 50

/** Capacity of an officer at a load: what the load and the limit both leave, in whole points. */
const capacityAt =
  (load: number) =>
  ({ available, used, room }: Officer): bigint => {
    const { n, d } = ofDecimal(load)
    const left = ceilDiv(n * available, d) - used
    return left <= 0n ? 0n : left < room ? left : room
  }

/** The load at which these officers together take these points; infinite when their room does not suffice. */
const waterLevel = (officers: Iterable<Officer>, points: bigint): number => {
  const list = [...officers].map(({ available, used, room }) => ({
    available: Number(available),
    used: Number(used),
    room: Number(room),
  }))
  const wanted = Number(points)
  const takes = (load: number): number =>
    list.reduce((total, o) => total + Math.min(o.room, Math.max(0, load * o.available - o.used)), 0)
  let [low, high] = [0, 1]
  while (takes(high) < wanted && high < 1e9) high *= 2
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2
    if (takes(middle) < wanted) low = middle
    else high = middle
  }
  return high
}

/** The officers that stay in the way at the load of the worst bottleneck among these demands. */
const worstOf = (demands: readonly Demand<Officer>[], outOfTime: () => boolean): ReadonlySet<Officer> => {
  let officers: ReadonlySet<Officer> = new Set(demands.flatMap(demand => demand.officers))
  for (let load = -1; !outOfTime(); ) {
    const set = officers
    const confined = demands.filter(demand => demand.officers.every(officer => set.has(officer)))
    const next = waterLevel(
      set,
      sum(confined, ({ points }) => points),
    )
    if (next <= load) break
    load = next
    const { unmet, full } = maxFlow(demands, capacityAt(load))
    if (unmet === 0n) break
    officers = full
  }
  return officers
}

/**
 * Peels the problem from its worst bottleneck down: cases that can go elsewhere leave a bottleneck, cases confined to it
 * stay. What is left is a search in which no case stands in another's way. It is guidance only; nothing is claimed of it.
 */
export const guideOf = (problem: Problem, outOfTime: () => boolean): Guide => {
  const guide = new Map<Pool, readonly Officer[]>(problem.pools.map(pool => [pool, pool.officers]))
  let open: readonly Case[] = problem.cases.filter(({ pool, points }) => pool.officers.length > 0 && points > 0n)
  for (let level = 0; level < MOST_LEVELS && open.length > 0 && !outOfTime(); level++) {
    const worst = worstOf(
      demandsOf(open, pool => guide.get(pool) ?? []),
      outOfTime,
    )
    const settled = new Set<Pool>()
    for (const pool of new Set(open.map(({ pool }) => pool))) {
      const elsewhere = (guide.get(pool) ?? []).filter(officer => !worst.has(officer))
      if (elsewhere.length === 0) settled.add(pool)
      else guide.set(pool, elsewhere)
    }
    if (settled.size === 0) break
    open = open.filter(({ pool }) => !settled.has(pool))
  }
  return guide
}
