import type { Mode } from '../mode.ts'
import type { Resolved } from '../registrations/resolve.ts'
import { resolveRegistrations } from '../registrations/resolve.ts'
import type { RuleSetV2 } from '../rule-sets/rule-set.ts'
import type { ChangePart } from './change.ts'
import { changeOf } from './change.ts'
import type { V2Input } from './input.ts'
import type { Protect } from './protect.ts'
import { protectOf } from './protect.ts'

export type DecisionV2 = Protect & {
  readonly change: ChangePart
  readonly unsupervised: boolean
  readonly tier: string
  readonly resolved: Resolved
}

/** The letter, the digit and the suffix: S when two thirds of the sentence have passed. @source tiering.md 1.2 to 1.5 */
export const decideV2 = (input: V2Input, mode: Mode, ruleSet: RuleSetV2): DecisionV2 => {
  const resolved = resolveRegistrations(input.registrations, mode)
  const protect = protectOf(input, resolved, mode, ruleSet)
  const change = changeOf(input, resolved, mode, ruleSet)
  const unsupervised = resolved.has('PRC')
  const tier = `${protect.protectLevel}${change.changeLevel}${unsupervised ? 'S' : ''}`
  return { ...protect, change, unsupervised, tier, resolved }
}
