import type { Mode } from '../mode.ts'
import type { Resolved } from '../registrations/resolve.ts'
import type { NeedName, RuleSetV2 } from '../rule-sets/rule-set.ts'
import { stepOf } from '../rule-sets/rule-set.ts'
import { TieringError } from '../tiering-error.ts'
import type { Assessment, V2Input } from './input.ts'
import { hasMandate } from './mandate.ts'
import type { Severity } from './needs.ts'
import { needPoints, sectionScore } from './needs.ts'

export type ChangeLevel = 0 | 1 | 2 | 3

/** The points of one need, with its severity; no severity when the section was not answered. */
export type NeedPart = { readonly need: NeedName; readonly severity: Severity | null; readonly points: number }

export type ChangePart = {
  readonly changeLevel: ChangeLevel
  readonly changePoints: number
  /** NEEDS, OGRS and IOM; or the one reason why there are no points. */
  readonly changeBreakdown: Readonly<Record<string, number>>
  readonly needs: readonly NeedPart[]
}

/**
 * The digit: 0 without a mandate, 2 without an assessment, else by points of needs, OGRS and IOM.
 *
 * @throws TieringError in the mode `candour` for a percentage outside 0 to 100
 * @source hmpps-tier affac98a; tiering.md 1.3
 */
export const changeOf = (input: V2Input, resolved: Resolved, mode: Mode, ruleSet: RuleSetV2): ChangePart => {
  if (mode === 'candour') refuseOgrs(input.ogrsPercent)
  if (!hasMandate(input, mode, ruleSet))
    return {
      changeLevel: ruleSet.withoutMandate,
      changePoints: 0,
      changeBreakdown: { NO_MANDATE_FOR_CHANGE: 0 },
      needs: [],
    }
  if (!input.assessment)
    return {
      changeLevel: ruleSet.withoutAssessment,
      changePoints: 0,
      changeBreakdown: { NO_VALID_ASSESSMENT: 0 },
      needs: [],
    }
  const needs = needsOf(input.assessment, ruleSet)
  const changeBreakdown = {
    NEEDS: needs.reduce((sum, { points }) => sum + points, 0),
    OGRS: Math.floor((input.ogrsPercent ?? 0) / ruleSet.ogrsPercentPerPoint),
    IOM: resolved.has('IIOM') ? ruleSet.iom : 0,
  }
  const changePoints = changeBreakdown.NEEDS + changeBreakdown.OGRS + changeBreakdown.IOM
  return { changeLevel: stepOf(ruleSet.change, changePoints) ?? 1, changePoints, changeBreakdown, needs }
}

const refuseOgrs = (percent: number | null): void => {
  if (percent !== null && !(percent >= 0 && percent <= 100))
    throw new TieringError('ogrsPercent', `OGRS is ${percent}: a percentage from 0 to 100 was expected`)
}

/** Points of every need that counts, from its severity or from the answers of its section. */
const needsOf = ({ needs, sections, san }: Assessment, ruleSet: RuleSetV2): readonly NeedPart[] =>
  needNames(ruleSet).map(need => {
    const answers = sections[need]
    const severity = answers ? sectionScore(need, answers, san, ruleSet).severity : (needs[need] ?? null)
    return { need, severity, points: needPoints(ruleSet.needs[need], severity) }
  })

/** The names of the needs that count. */
export const needNames = (ruleSet: RuleSetV2): readonly NeedName[] =>
  Object.keys(ruleSet.needs).filter((name): name is NeedName => name in ruleSet.needs)
