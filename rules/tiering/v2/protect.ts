import type { Mode } from '../mode.ts'
import type { Resolved } from '../registrations/resolve.ts'
import type { RuleSetV2 } from '../rule-sets/rule-set.ts'
import { stepOf } from '../rule-sets/rule-set.ts'
import { TieringError } from '../tiering-error.ts'
import type { V2Input } from './input.ts'

export type ProtectPart = 'RSR' | 'ROSH' | 'MAPPA' | 'COMPLEXITY' | 'ADDITIONAL_FACTORS_FOR_WOMEN'
export type ProtectLevel = 'A' | 'B' | 'C' | 'D'

export type Protect = {
  readonly protectLevel: ProtectLevel
  readonly protectPoints: number
  readonly protectBreakdown: Readonly<Record<ProtectPart, number>>
}

/**
 * The letter. Of RSR and risk of serious harm only the larger counts; the breakdown keeps both.
 *
 * @throws TieringError in the mode `candour` for a percentage outside 0 to 100
 * @source hmpps-tier affac98a; tiering.md 1.2
 */
export const protectOf = (input: V2Input, resolved: Resolved, mode: Mode, ruleSet: RuleSetV2): Protect => {
  const protectBreakdown = {
    RSR: mode === 'strict' ? strictRsrPoints(input.rsrPercent) : rsrPoints(input.rsrPercent, ruleSet),
    ROSH: ruleSet.rosh[resolved.rosh?.value ?? 'none'],
    MAPPA: resolved.mappaLevel ? ruleSet.mappa[resolved.mappaLevel.value] : 0,
    COMPLEXITY: resolved.complexity.length * ruleSet.complexity,
    ADDITIONAL_FACTORS_FOR_WOMEN: womenPoints(input, ruleSet),
  }
  const { RSR, ROSH } = protectBreakdown
  const sum = Object.values(protectBreakdown).reduce((total, points) => total + points, 0)
  const protectPoints = sum - Math.min(RSR, ROSH)
  return { protectLevel: stepOf(ruleSet.protect, protectPoints) ?? 'D', protectPoints, protectBreakdown }
}

const rsrPoints = (percent: number | null, ruleSet: RuleSetV2): number => {
  if (percent === null) return 0
  const points = percent <= 100 ? stepOf(ruleSet.rsr, percent) : undefined
  if (points === undefined)
    throw new TieringError('rsrPercent', `RSR is ${percent}: a percentage from 0 to 100 was expected`)
  return points
}

/** The peer's bounds: 99.99 and more score nothing, nor does anything between 6.99 and 7. @source tiering.md 1.10 */
const strictRsrPoints = (percent: number | null): number => {
  if (percent === null) return 0
  if (percent >= 7 && percent < 99.99) return 20
  return percent >= 3 && percent <= 6.99 ? 10 : 0
}

const womenPoints = ({ female, assessment, previousEnforcementActivity }: V2Input, { women }: RuleSetV2): number => {
  if (!female) return 0
  const factors = assessment?.womenFactors
  const problem = (answer: string | null | undefined) => answer === 'Some' || answer === 'Significant'
  return (
    (factors?.parentalResponsibilities === 'Yes' ? women.parenting : 0) +
    (problem(factors?.impulsivity) || problem(factors?.temperControl) ? women.impulsivityOrTemper : 0) +
    (previousEnforcementActivity ? women.enforcement : 0)
  )
}
