import { availablePoints } from './available.ts'
import type { Figure } from './figure.ts'
import { hoursBasis, nominalTarget } from './grade.ts'
import type { Ingredient } from './ingredients.ts'
import { ingredientsOf } from './ingredients.ts'
import { locations } from './location.ts'
import type { OfficerInput } from './officer-input.ts'
import { workloadPercent } from './percent.ts'
import type { UsedParts } from './points.ts'
import { reportPoints, usedPoints } from './points.ts'
import type { Profile } from './profile.ts'
import { profiles } from './profile.ts'
import type { RuleSet, RuleSetStamp } from './rule-set.ts'

/** One officer's figures, with the rule set and profile behind them. */
export type OfficerWorkload = {
  /** Cases that count: active ones and those of young adults in transition. */
  readonly cases: number
  readonly used: number
  readonly parts: UsedParts
  /** Points available, and what they were made of. */
  readonly available: Figure
  readonly target: Figure
  readonly contractedHours: number | null
  readonly reductionHours: number
  readonly percent: Figure
  readonly ruleSet: RuleSetStamp
  readonly profile: string
  /** Every count, weight and product behind `used`; reckoned when asked for, since most pages show only sums. */
  readonly ingredients: () => readonly Ingredient[]
}

/**
 * An officer's workload: the one function behind pages, import, API, exports and the command.
 *
 * @throws RangeError when the counts are not one for each location and tier of the rule set
 * @source WMT rule set 2021-04; where peers disagree docs/decisions/0007 and 0008
 */
export const officerWorkload = (
  input: OfficerInput,
  ruleSet: RuleSet,
  profile: Profile = profiles.candour,
): OfficerWorkload => {
  const cases = weigh(input.cases, ruleSet.caseWeights)
  const t2a = input.t2aCases ? weigh(input.t2aCases, ruleSet.t2aWeights) : nothing
  const parts: UsedParts = {
    cases: cases.points,
    t2a: t2a.points,
    reports: pointsOfReports(input, ruleSet, profile),
    contacts: input.contactPoints,
  }
  const used = usedPoints(parts)
  const { grade, contractedHours, reductionHours } = input
  const target = nominalTarget(grade, ruleSet.data.targets, profile)
  const hours = hoursBasis(grade, contractedHours, ruleSet.data.fullTimeHours, profile)
  const available = availablePoints(target, hours, reductionHours, profile)
  return {
    cases: cases.count + t2a.count,
    used,
    parts,
    available,
    target,
    contractedHours,
    reductionHours,
    percent: workloadPercent(used, available, profile),
    ruleSet: ruleSet.stamp,
    profile: profile.name,
    ingredients: () => ingredientsOf(input, ruleSet, profile),
  }
}

type Weighed = { readonly count: number; readonly points: number }

const nothing: Weighed = { count: 0, points: 0 }

const weigh = (counts: ArrayLike<number>, weights: Float64Array): Weighed => {
  if (counts.length !== weights.length) {
    throw new RangeError(
      `${counts.length} case counts: ${weights.length} were expected, ${locations.join(', ')} by tier code`,
    )
  }
  let count = 0
  let points = 0
  for (let cell = 0; cell < weights.length; cell++) {
    const cases = counts[cell] ?? 0
    // Nine cells in ten are empty, yet stepping over them takes half as long again: measured, the branch costs more.
    count += cases
    points += cases * (weights[cell] ?? 0)
  }
  return { count, points }
}

const pointsOfReports = ({ reports }: OfficerInput, ruleSet: RuleSet, profile: Profile): number => {
  let points = 0
  for (const kind of profile.countedReports) {
    points += reportPoints(kind, reports[kind] ?? 0, ruleSet.data.reports[kind], profile)
  }
  return points
}
