import type { Location } from '@candour/workload'
import { Random } from '../random.ts'
import type { Officer, Post } from './nation.ts'

/** Why a case is not worked at present; such cases stand in a sheet of their own and not in the filtered counts. */
export type Inactive = 'warrant' | 'unpaid work' | 'overdue' | 'suspended lifer'

export type Case = {
  readonly ref: string
  readonly location: Location
  readonly tierCode: number
  readonly inactive: Inactive | null
  readonly inTransition: boolean
  readonly priority: boolean
  readonly standalone: boolean
}

/** Cases of a post, from fewest to most. Together the nation has about 245,000. */
const load: Readonly<Record<Post, readonly [number, number]>> = {
  po: [24, 50],
  pso: [26, 56],
  trainee: [8, 28],
  spo: [0, 6],
  unallocated: [4, 40],
}

const places: Readonly<Record<Location, number>> = { community: 60, custody: 22, licence: 18 }

/** Tiers by code (A3 is 1, D0 is 16): most cases are B and C with a middling level of change. */
const tiers = {
  0: 2,
  1: 2,
  2: 4,
  3: 3,
  4: 1,
  5: 8,
  6: 14,
  7: 8,
  8: 2,
  9: 9,
  10: 18,
  11: 8,
  12: 2,
  13: 5,
  14: 8,
  15: 5,
  16: 1,
}

/** The S tiers stand sixteen codes above their own. */
const suspendedBy = 16

/** The cases of an officer: the same each time they are asked for, so that no sheet contradicts another. */
export const casesOf = (officer: Officer, number: number, seed: number): readonly Case[] => {
  const random = new Random(`cases ${seed} ${officer.key}`)
  const [least, most] = load[officer.post]
  return Array.from({ length: random.between(least, most) }, (_, index) => {
    const location = random.weighted(places)
    const tier = Number(random.weighted(tiers))
    const suspended = tier > 0 && location !== 'custody' && random.chance(0.08)
    return {
      ref: `Z${String(number).padStart(4, '0')}${String(index).padStart(2, '0')}`,
      location,
      tierCode: suspended ? tier + suspendedBy : tier,
      inactive: inactiveReason(random, location),
      inTransition: random.chance(0.006),
      priority: random.chance(0.03),
      standalone: location === 'community' && random.chance(0.02),
    }
  })
}

const inactiveReason = (random: Random, location: Location): Inactive | null => {
  if (random.chance(0.015)) return 'warrant'
  if (random.chance(0.015)) return 'overdue'
  if (location === 'community') return random.chance(0.02) ? 'unpaid work' : null
  return location === 'licence' && random.chance(0.005) ? 'suspended lifer' : null
}
