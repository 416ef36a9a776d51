import type { Figure } from './figure.ts'
import { known, unknown } from './figure.ts'
import type { HoursBasis } from './grade.ts'
import type { Profile } from './profile.ts'
import { profiles } from './profile.ts'

/** Hours are kept to a ten-thousandth, so that 37 - 14.8 is 22.2 and not a hair less. */
const hourParts = 10_000

/**
 * Points an officer can carry in a week: the target's share for the hours left after reductions.
 *
 * @param target points a week of a full-time officer of this grade
 * @param hours contracted and full-time hours a week
 * @param reduced hours a week taken off by reductions
 * @returns whole points, rounded toward zero, never below 0; unknown when target or hours are, or when the grade has no
 *   full-time hours
 * @source WMT rule set 2021-04, available points; differs where nothing is known or left (docs/decisions/0007)
 */
export const availablePoints = (
  target: Figure,
  hours: Figure<HoursBasis>,
  reduced: number,
  profile: Profile = profiles.candour,
): Figure => {
  const nothing = profile.nothing === 'zero' ? known(0) : undefined
  if (!target.known) return nothing ?? target
  if (!hours.known) return nothing ?? hours
  const fullTime = Math.round(hours.value.fullTime * hourParts)
  const contracted = Math.round(hours.value.contracted * hourParts)
  const remaining = contracted - Math.round(reduced * hourParts)
  if (fullTime === 0) return nothing ?? unknown('no full-time hours are set for this grade')
  if (contracted === 0) return known(0)
  if (remaining <= 0 && profile.belowZero === 'no room') return known(0)
  if (profile.share === 'binary') return known(pointsOfBinaryShares(target.value, hours.value, reduced))
  if (profile.share === '15 decimals') return known(pointsOfRoundedShare(target.value, remaining, fullTime))
  return known(Math.trunc((target.value * remaining) / fullTime))
}

/** Two quotients multiplied as binary fractions, as the peer does: a whole number of points may come out one short. */
const pointsOfBinaryShares = (target: number, { contracted, fullTime }: HoursBasis, reduced: number): number =>
  Math.trunc(target * (contracted / fullTime) * ((contracted - reduced) / contracted))

/** The share of the week is rounded half up at the 15th decimal before it meets the target, as the peer does. */
const pointsOfRoundedShare = (target: number, remaining: number, fullTime: number): number => {
  const unit = 10n ** 15n
  const share = (2n * BigInt(remaining) * unit + BigInt(fullTime)) / (2n * BigInt(fullTime))
  return Number((BigInt(Math.round(target)) * share) / unit)
}
