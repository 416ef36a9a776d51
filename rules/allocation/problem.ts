import type { AllocationInput, CaseInput, OfficerInput } from './input.ts'
import type { Rational } from './rational.ts'
import { ofDecimal } from './rational.ts'

/** An officer in exact numbers. */
export type Officer = {
  readonly id: string
  readonly grade: OfficerInput['grade']
  readonly available: bigint
  readonly used: bigint
  readonly limit: Rational
  /** Points the limit leaves: floor(limit x available / 100) - used, not below 0. */
  readonly room: bigint
  /** Cases the officer may still take. */
  readonly places: number
  /** Cases the officer may hold in all. */
  readonly mostCases: number
}

/** Cases that the same officers may take. */
export type Pool = {
  /** Those of them who have points available: somebody with none takes nothing. */
  readonly officers: readonly Officer[]
  /** All that the input names. */
  readonly named: readonly Officer[]
}

export type Case = {
  readonly id: string
  /** Place in the list: the smaller, the more urgent. */
  readonly order: number
  readonly points: bigint
  readonly pool: Pool
  readonly preference: ReadonlyMap<string, number>
}

export type Problem = {
  readonly officers: readonly Officer[]
  readonly cases: readonly Case[]
  readonly pools: readonly Pool[]
}

/** @source contracts, `candour allocate`: room_j */
export const roomOf = (officer: Pick<Officer, 'available' | 'used' | 'limit'>): bigint => {
  const { available, used, limit } = officer
  const room = (limit.n * available) / (limit.d * 100n) - used
  return room > 0n ? room : 0n
}

const officerOf = (input: OfficerInput, maxPercent: number): Officer => {
  const numbers = {
    available: BigInt(input.availablePoints),
    used: BigInt(input.usedPoints),
    limit: ofDecimal(input.maxPercent ?? maxPercent),
  }
  const mostCases = input.maxCases ?? Number.POSITIVE_INFINITY
  const places = Math.max(0, mostCases - (input.currentCases ?? 0))
  return { id: input.id, grade: input.grade, ...numbers, room: roomOf(numbers), places, mostCases }
}

/** Pools are shared: cases with the same list get the same one, so that what holds for one is worked out once. */
const pools = (officers: readonly Officer[]): { of: (eligible: CaseInput['eligible']) => Pool; all: () => Pool[] } => {
  const place = new Map(officers.map((officer, index) => [officer.id, index]))
  const byList = new Map<string, Pool>()
  const of = (eligible: CaseInput['eligible']): Pool => {
    const wanted = eligible === null ? null : new Set(eligible)
    const key =
      wanted === null
        ? 'all'
        : [...wanted]
            .map(id => place.get(id) ?? -1)
            .sort((a, b) => a - b)
            .join()
    const found = byList.get(key)
    if (found) return found
    const named = wanted === null ? officers : officers.filter(({ id }) => wanted.has(id))
    const pool = { named, officers: named.filter(({ available }) => available > 0n) }
    byList.set(key, pool)
    return pool
  }
  return { of, all: () => [...byList.values()] }
}

/** The input in exact numbers, with identical lists of eligible officers shared. */
export const problemOf = (input: AllocationInput): Problem => {
  const officers = input.officers.map(officer => officerOf(officer, input.options.maxPercent))
  const pool = pools(officers)
  const cases = input.cases.map(({ id, points, eligible, preference }, order) => ({
    id,
    order,
    points: BigInt(points),
    pool: pool.of(eligible),
    preference: new Map(Object.entries(preference ?? {})),
  }))
  return { officers, cases, pools: pool.all() }
}

/** Cases that nobody may take: their list is empty, or holds only officers without available points. */
export const withoutOfficer = (problem: Problem): readonly Case[] =>
  problem.cases.filter(({ pool }) => pool.officers.length === 0)

/** The same problem with other officers and points: `as` answers what an officer becomes, `points` what a case weighs. */
export const changed = (
  problem: Problem,
  as: (officer: Officer) => Officer,
  points: (one: Case) => bigint = one => one.points,
): { readonly problem: Problem; readonly back: (officer: Officer) => Officer | undefined } => {
  const now = new Map(problem.officers.map(officer => [officer, as(officer)]))
  const before = new Map([...now].map(([officer, other]) => [other, officer]))
  const become = (officers: readonly Officer[]): Officer[] => officers.flatMap(officer => now.get(officer) ?? [])
  const poolNow = new Map(
    problem.pools.map(pool => [pool, { officers: become(pool.officers), named: become(pool.named) }]),
  )
  const cases = problem.cases.map(one => ({
    ...one,
    points: points(one),
    pool: poolNow.get(one.pool) ?? { officers: [], named: [] },
  }))
  return {
    problem: { officers: [...now.values()], cases, pools: [...poolNow.values()] },
    back: officer => before.get(officer),
  }
}
