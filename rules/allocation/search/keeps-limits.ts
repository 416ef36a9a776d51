import type { Officer } from '../problem.ts'
import type { Placed } from './floor.ts'

/** Whether everybody keeps within room and places, and nobody has a case they may not take. Exact. */
export const keepsLimits = (placed: Placed): boolean => {
  const taken = new Map<Officer, { points: bigint; cases: number }>()
  for (const [one, officer] of placed) {
    if (!one.pool.officers.includes(officer)) return false
    const { points, cases } = taken.get(officer) ?? { points: 0n, cases: 0 }
    taken.set(officer, { points: points + one.points, cases: cases + 1 })
  }
  return [...taken].every(([{ room, places }, { points, cases }]) => points <= room && cases <= places)
}
