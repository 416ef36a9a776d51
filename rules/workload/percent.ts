import type { Figure } from './figure.ts'
import { known, unknown } from './figure.ts'
import type { Profile } from './profile.ts'
import { profiles } from './profile.ts'
import type { RuleSet } from './rule-set.ts'

/**
 * Workload %: points used of points available, times 100.
 *
 * @returns unknown when the availability is unknown or nothing is available; never 0 % for either
 * @source WMT, capacity; docs/decisions/0007
 */
export const workloadPercent = (used: number, available: Figure, profile: Profile = profiles.candour): Figure => {
  if (!available.known) return available
  if (available.value === 0) return profile.nothing === 'zero' ? known(0) : unknown('there is no availability')
  if (profile.percent === 'ratio to 3 decimals') return known(percentOfRoundedRatio(used, available.value))
  return known((used * 100) / available.value)
}

/** Half away from zero at the third decimal of the ratio, from whole numbers, so that no half is lost to binary. */
const percentOfRoundedRatio = (used: number, available: number): number => {
  const whole = Math.abs(available)
  const thousandfold = Math.abs(used) * 1000
  const below = Math.floor(thousandfold / whole)
  const thousandths = (thousandfold - below * whole) * 2 >= whole ? below + 1 : below
  if (thousandths === 0) return 0
  return (used < 0 === available < 0 ? thousandths : -thousandths) / 10
}

/** Points left to carry; below 0 for an officer who carries too much. */
export const remainingPoints = (used: number, available: Figure): Figure =>
  available.known ? known(available.value - used) : available

/**
 * Part of a whole in percent: support contacts of points available, reduced hours of contracted hours.
 *
 * @returns unknown when the whole is 0 (0 where the profile puts 0 for nothing)
 */
export const shareOf = (part: number, whole: number, profile: Profile = profiles.candour): Figure => {
  if (whole !== 0) return known((part * 100) / whole)
  return profile.nothing === 'zero' ? known(0) : unknown('there is nothing to take a share of')
}

/** An officer's load and a case that they may be given. All in points a week. */
export type PossibleCase = {
  readonly used: number
  readonly available: Figure
  readonly casePoints: number
  /** What the officer already carries for this very case, 0 when it is new to them. */
  readonly alreadyHeld: number
}

/**
 * Workload % now and after the case is given.
 *
 * @source hmpps-workload, impact of an allocation; Candour gives it today's points, not last night's
 */
export const impact = (
  { used, available, casePoints, alreadyHeld }: PossibleCase,
  profile: Profile = profiles.candour,
): { readonly now: Figure; readonly after: Figure } => ({
  now: workloadPercent(used, available, profile),
  after: workloadPercent(used - alreadyHeld + casePoints, available, profile),
})

/** How a percentage stands against the thresholds of the rule set. */
export type Standing = 'within' | 'amber' | 'red' | 'unknown'

/**
 * Amber from the point where nothing is left, red above the ceiling, both decided on the exact percentage and not on
 * the one that is shown.
 *
 * @source ministers' answer 172934: above 110 % for four weeks running is excessive; docs/decisions/0008
 */
export const standing = (percent: Figure, ruleSet: RuleSet): Standing => {
  if (!percent.known) return 'unknown'
  if (percent.value > ruleSet.data.thresholds.redAbove) return 'red'
  return percent.value >= ruleSet.data.thresholds.amberFrom ? 'amber' : 'within'
}

/** A number as pages show it: one decimal, halves away from zero, and "unknown" in its word. */
export const shown = (figure: Figure): string => {
  if (!figure.known) return 'unknown'
  const tenths = (Math.sign(figure.value) * Math.round(Math.abs(figure.value) * 10)) / 10
  return (tenths === 0 ? 0 : tenths).toFixed(1)
}

/**
 * A number without decimals, as an overview shows it.
 *
 * @source WMT, display rounding: a fraction from .5 up to .6 goes down there
 */
export const wholeNumber = (value: number, profile: Profile = profiles.candour): number => {
  if (profile.wholeNumbers === 'halves up') return Math.sign(value) * Math.round(Math.abs(value))
  // Of the decimals as they are written: 155.6 lies a little below 155.6 in binary.
  const [whole = '0', decimals = ''] = String(Math.abs(value)).split('.')
  return Math.sign(value) * (Number(whole) + (Number(decimals[0] ?? 0) >= 6 ? 1 : 0))
}
