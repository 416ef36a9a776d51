import type { Location } from './location.ts'
import { locations } from './location.ts'
import type { OfficerInput } from './officer-input.ts'
import type { Profile } from './profile.ts'
import type { ReportKind, RuleSet } from './rule-set.ts'

/** One line of "how this figure is made": `count` times `weight` is `points`. */
export type Ingredient =
  | {
      readonly kind: 'cases' | 't2a'
      readonly location: Location
      readonly tier: string
      readonly count: number
      readonly weight: number
      readonly points: number
    }
  | {
      readonly kind: 'reports'
      readonly report: ReportKind
      readonly count: number
      readonly weight: number
      readonly points: number
    }
  | { readonly kind: 'contacts'; readonly points: number }

/**
 * Every part of an officer's points used, cases first by location and tier. Cells with no case are left out; cases that
 * weigh nothing stay in, because a person asks why they earn nothing. The points of all lines add up to the points used.
 */
export const ingredientsOf = (input: OfficerInput, ruleSet: RuleSet, profile: Profile): readonly Ingredient[] => {
  const lines = [
    ...caseLines('cases', input.cases, ruleSet.caseWeights, ruleSet),
    ...caseLines('t2a', input.t2aCases ?? [], ruleSet.t2aWeights, ruleSet),
    ...reportLines(input, ruleSet, profile),
  ]
  if (input.contactPoints !== 0) lines.push({ kind: 'contacts', points: input.contactPoints })
  return lines
}

const caseLines = (
  kind: 'cases' | 't2a',
  counts: ArrayLike<number>,
  weights: Float64Array,
  ruleSet: RuleSet,
): Ingredient[] => {
  const { tiers } = ruleSet.data
  const lines: Ingredient[] = []
  for (const [block, location] of locations.entries()) {
    for (const [code, tier] of tiers.entries()) {
      const cell = block * tiers.length + code
      const count = counts[cell] ?? 0
      const weight = weights[cell] ?? 0
      if (count !== 0) lines.push({ kind, location, tier: tier.name, count, weight, points: count * weight })
    }
  }
  return lines
}

const reportLines = ({ reports }: OfficerInput, ruleSet: RuleSet, profile: Profile): Ingredient[] => {
  const lines: Ingredient[] = []
  for (const report of profile.countedReports) {
    const count = reports[report] ?? 0
    const weight = ruleSet.data.reports[report]
    if (count !== 0) lines.push({ kind: 'reports', report, count, weight, points: count * weight })
  }
  return lines
}
