import type { Figure } from '../figure.ts'
import { known, unknown } from '../figure.ts'
import { type Location, locations } from '../location.ts'
import { workloadPercent } from '../percent.ts'
import type { RuleSet } from '../rule-set.ts'
import { cellOf } from '../tiers.ts'
import type { ActivitySetData } from './activity-set.ts'
import { caseTime } from './case-time.ts'

/** What somebody, or a unit, holds: cases by cell, how many of them are new, court reports of the last weeks. */
export type HeldWork = {
  readonly cells: ArrayLike<number>
  readonly firstWeeks: { readonly community: number; readonly licence: number }
  readonly reports: { readonly sdr: number; readonly fdr: number }
}

/** Minutes a week by where they come from, and the cases for which no time can be given. */
export type TimeNeeded = {
  readonly byLocation: Readonly<Record<Location, number>>
  readonly firstWeeks: number
  readonly reports: number
  readonly total: number
  readonly casesWithoutTime: number
}

/** Minutes a week of one steady case of each cell, in the order of `cellOf`; null where no time can be given. */
export type CellMinutes = readonly (number | null)[]

/** Worked out once for a rule set, so that a nation is a loop over numbers. */
export const cellMinutes = (ruleSet: RuleSet, set: ActivitySetData): CellMinutes => {
  const minutes: (number | null)[] = []
  for (const location of locations) {
    for (const [code, { name }] of ruleSet.data.tiers.entries()) {
      const time = caseTime({ tier: name, location, status: 'steady' }, set)
      minutes[cellOf(location, code, ruleSet)] = time.known ? time.value.total : null
    }
  }
  return minutes
}

/** Minutes a week that a new case takes on top of a steady one: the same for every tier. */
const newCaseMinutes = (location: Location, set: ActivitySetData): number => {
  const of = (status: 'steady' | 'first weeks') => {
    const time = caseTime({ tier: 'D0', location, status }, set)
    return time.known ? time.value.total : 0
  }
  return of('first weeks') - of('steady')
}

const reportMinutes = ({ reports }: HeldWork, set: ActivitySetData): number =>
  (['sdr', 'fdr'] as const).reduce(
    (sum, kind) => sum + (reports[kind] * set.reports[kind].minutes * 7) / set.reports[kind].inDays,
    0,
  )

/**
 * The minutes a week that the work held takes. Responsive work is in it; support contacts are not: they are work on the cases of
 * others and already done there.
 */
export const timeNeeded = (held: HeldWork, minutes: CellMinutes, set: ActivitySetData): TimeNeeded => {
  const tiers = minutes.length / locations.length
  const byLocation = { community: 0, custody: 0, licence: 0 }
  let casesWithoutTime = 0
  for (let cell = 0; cell < minutes.length; cell++) {
    const count = held.cells[cell] ?? 0
    const each = minutes[cell] ?? null
    const location = locations[Math.floor(cell / tiers)]
    if (each === null || location === undefined) casesWithoutTime += count
    else byLocation[location] += count * each
  }
  const firstWeeks =
    held.firstWeeks.community * newCaseMinutes('community', set) +
    held.firstWeeks.licence * newCaseMinutes('licence', set)
  const reports = reportMinutes(held, set)
  const cases = byLocation.community + byLocation.custody + byLocation.licence
  return { byLocation, firstWeeks, reports, total: cases + firstWeeks + reports, casesWithoutTime }
}

/**
 * Hours a week that there are: contracted less reductions, never below 0.
 *
 * @param contracted null when nobody recorded them
 */
export const timeAvailable = (contracted: number | null, reduced: number): Figure =>
  contracted === null ? unknown('contracted hours are not recorded') : known(Math.max(0, contracted - reduced))

/** Time needed of time available in percent; unknown when there is none. */
export const timeShare = (neededMinutes: number, availableHours: Figure): Figure =>
  availableHours.known && availableHours.value === 0
    ? unknown('there are no hours available')
    : workloadPercent(neededMinutes / 60, availableHours)
