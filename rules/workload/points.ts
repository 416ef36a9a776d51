import type { Location } from './location.ts'
import type { Profile } from './profile.ts'
import { profiles } from './profile.ts'
import type { InactiveWeights, ReportKind, RuleSet } from './rule-set.ts'
import { cellOf } from './tiers.ts'

/** Counts of cases that need no supervision now, by reason. */
export type InactiveCases = InactiveWeights

/**
 * Points a week of one case.
 *
 * @param code numeric code of the tier; untiered and contact-suspended cases weigh 0 in the set of 2021
 * @param t2a whether the person is a young adult in transition, who has a table of their own
 * @throws RangeError when the rule set has no such tier
 */
export const casePoints = (location: Location, code: number, t2a: boolean, ruleSet: RuleSet): number => {
  const weights = t2a ? ruleSet.t2aWeights : ruleSet.caseWeights
  const points = ruleSet.data.tiers[code] === undefined ? undefined : weights[cellOf(location, code, ruleSet)]
  if (points === undefined) throw new RangeError(`rule set ${ruleSet.data.id} has no tier with code ${code}`)
  return points
}

/**
 * Points of the cases of one tier.
 *
 * @param total cases of the tier, the inactive ones among them
 * @param pointsPerCase points of an active case
 * @param inactive the inactive cases that have not been taken out already; none for cases of the filtered sheet
 * @param keeps percent of its points that an inactive case keeps: 0 takes the case away, 100 leaves it whole
 * @source WMT rule set 2021-04, points of a tier
 */
export const tierPoints = (
  total: number,
  pointsPerCase: number,
  inactive: InactiveCases,
  keeps: InactiveWeights,
): number =>
  pointsPerCase *
  (total -
    inactive.warrants * shareTaken(keeps.warrants) -
    inactive.unpaidWork * shareTaken(keeps.unpaidWork) -
    inactive.overdueTermination * shareTaken(keeps.overdueTermination))

const shareTaken = (keeps: number): number => (100 - Math.min(100, Math.max(0, keeps))) / 100

/**
 * Points of reports of one kind.
 *
 * @param count reports of the last 30 days (for ARMS: cases with an assessment)
 * @param pointsEach points of one report; the rule set's own are in `data.reports`
 * @returns 0 for a kind that the profile does not count: parole reports and ARMS were counted until 2021
 */
export const reportPoints = (
  kind: ReportKind,
  count: number,
  pointsEach: number,
  profile: Profile = profiles.candour,
): number => (profile.countedReports.includes(kind) ? count * pointsEach : 0)

/** Where an officer's points come from. `contacts` is the net of support contacts and may be below 0. */
export type UsedParts = {
  readonly cases: number
  readonly t2a: number
  readonly reports: number
  readonly contacts: number
}

/**
 * Points used in a week.
 *
 * @source WMT rule set 2021-04, points of an officer
 */
export const usedPoints = ({ cases, t2a, reports, contacts }: UsedParts): number => cases + t2a + reports + contacts
