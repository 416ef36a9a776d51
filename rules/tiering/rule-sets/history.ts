import type { Day } from '../day.ts'

/** A change of the rules as the service made it. `kept` is the rule set that Candour calculates with since then; null: it keeps none. */
export type RuleChange = {
  readonly model: 'v2' | 'v3'
  readonly from: Day
  readonly what: string
  readonly kept: string | null
}

/** Every change of both models that is known, oldest first. @source reference/tiering.md 1.9 */
export const ruleChanges: readonly RuleChange[] = [
  { model: 'v2', from: '2021-05-27', what: 'tier v2 with a threshold of 150 for level A', kept: null },
  { model: 'v2', from: '2024-05-28', what: 'the suffix S of Probation Reset was added', kept: null },
  { model: 'v2', from: '2025-05-20', what: 'thresholds of Strengths and Needs were added', kept: 'tier-v2-2025-05' },
  { model: 'v3', from: '2026-03-16', what: 'tier v3 began, with the higher of two sexual predictors', kept: null },
  { model: 'v3', from: '2026-03-30', what: 'the predictor of images was taken out of tier v3', kept: null },
  { model: 'v3', from: '2026-04-23', what: 'tier v3 no longer applied without a sentence that runs', kept: null },
  {
    model: 'v3',
    from: '2026-06-08',
    what: 'missing and provisional tiers, and rules of five years, were added',
    kept: null,
  },
  { model: 'v3', from: '2026-06-19', what: 'a missing level with MAPPA gives E', kept: 'tier-v3-2026-06' },
]

/** What held for a model on a day. */
export type RulesOfDay =
  | { readonly state: 'kept'; readonly id: string }
  /** Other rules than Candour keeps: what it calculates for this day is what the next kept rules would give. */
  | { readonly state: 'other'; readonly what: string; readonly since: Day; readonly usedInstead: string }
  | { readonly state: 'none'; readonly begins: Day; readonly usedInstead: string }

/** Which rules of a model were in force on a day, and which are used where those are not kept. */
export const rulesOfDay = (model: RuleChange['model'], day: Day): RulesOfDay => {
  const changes = ruleChanges.filter(change => change.model === model)
  const usedInstead = changes.find(({ kept }) => kept !== null)?.kept ?? ''
  const last = changes.findLast(({ from }) => from <= day)
  if (!last) return { state: 'none', begins: changes[0]?.from ?? '', usedInstead }
  return last.kept === null
    ? { state: 'other', what: last.what, since: last.from, usedInstead }
    : { state: 'kept', id: last.kept }
}
