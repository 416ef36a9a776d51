import { decideV2, decideV3, roshLevels, TieringError, v2May2025, v3June2026 } from '@candour/tiering'
import type { Day } from '#platform/database/tables.ts'
import type { CaseState } from '../record/state.ts'
import { v2InputOf, v3InputOf } from './inputs.ts'

/** Both tiers as the record gives them. `v2` is null where too little is known to say anything. */
export type Tiers = {
  readonly v2: string | null
  readonly v3: string
  readonly provisional: boolean
  readonly decidedBy: readonly string[]
}

/** Registrations that count in one of the models, beside the levels of risk of serious harm. */
const scored: ReadonlySet<string> = new Set([
  ...Object.keys(roshLevels),
  ...['MAPP', 'IIOM', 'INLL', 'ADVP', 'REG30', 'SPO', 'RCPR', 'PRC'],
  ...['RMDO', 'ALSH', 'RVLN', 'RCCO', 'RCHD', 'RPIR', 'RVAD', 'STRG', 'RTAO'],
])

/** Whether the record holds answers of an assessment that the models score. */
const isAssessed = ({ tiering, predictors }: CaseState): boolean =>
  tiering.assessments.length > 0 || predictors.some(({ percent }) => percent !== null)

const isCalculated = ({ tiering, tier }: CaseState): boolean => tier === null || tiering.calculated?.v2 !== undefined

/**
 * Whether tier v2 can be said. A tier that came from elsewhere is not replaced by a calculation that knows less: without an
 * assessment on record it stands.
 */
const canSayV2 = (state: CaseState): boolean =>
  isAssessed(state) ||
  (isCalculated(state) && (state.risk !== null || state.registrations.some(({ type }) => scored.has(type))))

/** Both tiers on a day, with no words: cheap enough for every entry. */
export const tiersOf = (state: CaseState, asOf: Day): Tiers => {
  const v3 = refusedAs(undefined, () => decideV3(v3InputOf(state, asOf), 'candour', v3June2026))
  const v2 = canSayV2(state)
    ? refusedAs(undefined, () => decideV2(v2InputOf(state, asOf), 'candour', v2May2025))
    : undefined
  return {
    v2: v2?.tier ?? null,
    // Where the rule refuses a score there is no tier: the old one must not stand without a word.
    v3: v3?.tier ?? 'MISSING',
    provisional: v3 ? v3.uncertainty.staticScores || v3.uncertainty.noRosh : false,
    decidedBy: v3
      ? v3.proposals.filter(({ proposal }) => proposal !== null && proposal === v3.tier).map(({ rule }) => rule)
      : [],
  }
}

const refusedAs = <T, R>(refused: R, decide: () => T): T | R => {
  try {
    return decide()
  } catch (error) {
    if (error instanceof TieringError) return refused
    throw error
  }
}
