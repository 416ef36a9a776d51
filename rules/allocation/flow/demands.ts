import type { Case, Officer, Pool } from '../problem.ts'
import type { Demand } from './max-flow.ts'

/** Points by pool. */
export const demandsOf = (
  cases: readonly Case[],
  officersOf: (pool: Pool) => readonly Officer[] = pool => pool.officers,
): readonly Demand<Officer>[] => {
  const points = new Map<Pool, bigint>()
  for (const { pool, points: own } of cases) points.set(pool, (points.get(pool) ?? 0n) + own)
  return [...points].map(([pool, sum]) => ({ officers: officersOf(pool), points: sum }))
}

/** Cases that can go to nobody but these officers. */
export const confinedTo = (cases: readonly Case[], officers: ReadonlySet<Officer>): readonly Case[] => {
  const confined = new Map<Pool, boolean>()
  const isConfined = (pool: Pool): boolean => {
    const known = confined.get(pool)
    if (known !== undefined) return known
    const answer = pool.officers.every(officer => officers.has(officer))
    confined.set(pool, answer)
    return answer
  }
  return cases.filter(({ pool }) => isConfined(pool))
}

export const sum = <T>(items: Iterable<T>, of: (item: T) => bigint): bigint => {
  let total = 0n
  for (const item of items) total += of(item)
  return total
}
