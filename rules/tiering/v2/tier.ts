import type { Difference, Gap, Mode } from '../mode.ts'
import type { RuleSetStamp, RuleSetV2 } from '../rule-sets/rule-set.ts'
import { v2May2025 } from '../rule-sets/v2-2025-05.ts'
import { TieringError } from '../tiering-error.ts'
import type { ChangePart } from './change.ts'
import type { ChangesV2 } from './changes.ts'
import { changesV2 } from './changes.ts'
import { decideV2 } from './decide.ts'
import { gapsV2 } from './gaps.ts'
import type { V2Input } from './input.ts'
import type { Protect } from './protect.ts'

/** Tier v2 with everything that a person may ask about it. */
export type ResultV2 = Protect &
  ChangePart & {
    readonly version: 'v2'
    readonly mode: Mode
    readonly ruleSet: RuleSetStamp
    /** Letter, digit, and S where contact is suspended: B2, C1S. */
    readonly tier: string
    readonly unsupervised: boolean
    /** What decided the letter and what the digit, in words. */
    readonly decidedBy: readonly string[]
    readonly changes: ChangesV2
    readonly missing: readonly Gap[]
    readonly differences: readonly Difference[]
  }

/**
 * The tier of the second model: a letter for protection by points, a digit for change by points, a suffix.
 *
 * @throws TieringError in the mode `candour`, naming the answer that is no percentage
 * @source hmpps-tier affac98a; tiering.md 1.2 to 1.5
 */
export const tierV2 = (input: V2Input, mode: Mode = 'candour', ruleSet: RuleSetV2 = v2May2025): ResultV2 => {
  const { change, resolved, ...protect } = decideV2(input, mode, ruleSet)
  return {
    version: 'v2',
    mode,
    ruleSet: { id: ruleSet.id, validFrom: ruleSet.validFrom, source: ruleSet.source },
    ...protect,
    ...change,
    decidedBy: [letterBecause(protect), digitBecause(change)],
    changes: changesV2(input, mode, ruleSet),
    missing: gapsV2(input, resolved, change, ruleSet),
    differences: differencesV2(input, ruleSet),
  }
}

const letterBecause = ({ protectLevel, protectPoints, protectBreakdown }: Protect): string => {
  const { RSR, ROSH, ...others } = protectBreakdown
  const parts = { ...(RSR > ROSH ? { RSR } : { ROSH }), ...others }
  const named = Object.entries(parts).filter(([, points]) => points > 0)
  return `${protectLevel}: ${protectPoints} points${named.length > 0 ? ` (${named.map(words).join(', ')})` : ''}`
}

const digitBecause = ({ changeLevel, changePoints, changeBreakdown }: ChangePart): string => {
  if ('NO_MANDATE_FOR_CHANGE' in changeBreakdown) return `${changeLevel}: no sentence gives a mandate for change`
  if ('NO_VALID_ASSESSMENT' in changeBreakdown) return `${changeLevel}: there is no valid assessment`
  const named = Object.entries(changeBreakdown).filter(([, points]) => points > 0)
  return `${changeLevel}: ${changePoints} points${named.length > 0 ? ` (${named.map(words).join(', ')})` : ''}`
}

/** The parts of the points as a page says them. */
export const partNamesV2: Readonly<Record<string, string>> = {
  RSR: 'RSR',
  ROSH: 'risk of serious harm',
  MAPPA: 'MAPPA level',
  COMPLEXITY: 'complexity factors',
  ADDITIONAL_FACTORS_FOR_WOMEN: 'additional factors for women',
  NEEDS: 'needs',
  OGRS: 'OGRS',
  IOM: 'IOM',
}

const words = ([part, points]: readonly [string, number]): string => `${partNamesV2[part] ?? part} ${points}`

const differencesV2 = (input: V2Input, ruleSet: RuleSetV2): readonly Difference[] => {
  const peer = outcome(input, 'strict', ruleSet)
  const candour = outcome(input, 'candour', ruleSet)
  return peer === candour ? [] : [{ about: 'tier v2', peer, candour, why: whyV2(input) }]
}

const outcome = (input: V2Input, mode: Mode, ruleSet: RuleSetV2): string => {
  try {
    const { tier, protectPoints, change } = decideV2(input, mode, ruleSet)
    return `${tier} (${protectPoints} and ${change.changePoints} points)`
  } catch (error) {
    if (error instanceof TieringError) return 'refused'
    throw error
  }
}

const whyV2 = ({ rsrPercent, ogrsPercent, sentences, asOf }: V2Input): string => {
  if ((rsrPercent ?? 0) > 100 || (ogrsPercent ?? 0) > 100)
    return 'The peer takes a percentage above 100; Candour refuses it'
  if (rsrPercent !== null && (rsrPercent >= 99.99 || (rsrPercent > 6.99 && rsrPercent < 7)))
    return 'The peer gives no points to RSR of 99.99% or more, and none between 6.99% and 7%'
  if (asOf !== null && sentences.some(({ endDate }) => endDate !== null && endDate > asOf))
    return 'The peer counts a sentence as ended as soon as it has an end date, even one to come'
  return 'The peer reads the newest registration only; Candour the highest that stands'
}
