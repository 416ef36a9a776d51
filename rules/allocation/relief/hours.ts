import { sum } from '../flow/demands.ts'
import { assignmentsOf } from '../plan-result.ts'
import type { Case, Officer, Problem } from '../problem.ts'
import { roomOf } from '../problem.ts'
import { ceilDiv } from '../rational.ts'
import type { Relief } from '../result.ts'
import type { Placed } from '../search/floor.ts'

type Desk = { readonly officer: Officer; points: bigint; places: number; more: bigint }

/** Available points more that an officer needs to hold these new points within their limit. */
const moreFor = ({ used, available, limit, room }: Officer, points: bigint): bigint => {
  if (available > 0n && points <= room) return 0n
  const needed = ceilDiv((used + points) * 100n * limit.d, limit.n) - available
  // Somebody with nothing available takes nothing, not even a case of no points.
  return needed > 0n || available > 0n ? needed : 1n
}

const cheapest = (one: Case, desks: readonly Desk[]): Desk | undefined => {
  let best: { readonly desk: Desk; readonly cost: bigint } | undefined
  for (const desk of desks) {
    if (desk.places <= 0) continue
    const cost = moreFor(desk.officer, desk.points + one.points) - desk.more
    const better = best === undefined || cost < best.cost || (cost === best.cost && desk.points < best.desk.points)
    if (better) best = { desk, cost }
  }
  return best?.desk
}

const desksOf = (problem: Problem, placed: Placed): ReadonlyMap<Officer, Desk> => {
  const desks = new Map(
    problem.officers
      .filter(({ limit }) => limit.n > 0n)
      .map(officer => [officer, { officer, points: 0n, places: officer.places, more: 0n }]),
  )
  for (const [one, officer] of placed) {
    const desk = desks.get(officer)
    if (!desk) continue
    desk.points += one.points
    desk.places--
  }
  return desks
}

/** The fewest hours found: each case left over goes to whoever needs the fewest points of availability more for it. */
export const hoursRelief = (problem: Problem, placed: Placed, missing: bigint): Relief['hours'] => {
  const desks = desksOf(problem, placed)
  const all = new Map(placed)
  const rest = problem.cases.filter(one => !placed.has(one) && one.pool.named.length > 0)
  if (rest.length === 0) return { none: 'Nobody may take the cases left over, however many hours there are.' }
  for (const one of rest.sort((a, b) => Number(b.points - a.points))) {
    const desk = cheapest(
      one,
      one.pool.named.flatMap(officer => desks.get(officer) ?? []),
    )
    if (!desk) return { none: `Nobody who may take case ${one.id} could hold it, however many hours they had.` }
    desk.points += one.points
    desk.places--
    desk.more = moreFor(desk.officer, desk.points)
    all.set(one, desk.officer)
  }
  const given = [...desks.values()].filter(({ more }) => more > 0n)
  const made = sum(given, ({ officer, more }) => {
    const after = roomOf({ ...officer, available: officer.available + more })
    return after - officer.room
  })
  const beyondHelp = problem.cases.filter(({ pool }) => pool.named.length === 0)
  return {
    officers: given.map(({ officer, more }) => ({ officer: officer.id, availablePoints: Number(more) })),
    availablePoints: Number(sum(given, ({ more }) => more)),
    room: Number(made),
    atLeast: Number(missing - sum(beyondHelp, ({ points }) => points)),
    assignments: assignmentsOf(problem, all),
  }
}
