import { type ResultV2, type ResultV3, TieringError, tierV2, tierV3 } from '@candour/tiering'
import type { Day } from '#platform/database/tables.ts'
import type { CaseState } from '../record/state.ts'
import { v2InputOf, v3InputOf } from './inputs.ts'

/** What the rule refused, in words. */
export type Refused = { readonly refused: string }

/** Both tiers in full, calculated from what the record says. */
export type Explained = { readonly v2: ResultV2 | Refused; readonly v3: ResultV3 | Refused }

/** The tiers of a record on a day with every ingredient. */
export const explainTier = (state: CaseState, day: Day): Explained => ({
  v2: orRefused(() => tierV2(v2InputOf(state, day))),
  v3: orRefused(() => tierV3(v3InputOf(state, day))),
})

const orRefused = <T>(calculate: () => T): T | Refused => {
  try {
    return calculate()
  } catch (error) {
    if (error instanceof TieringError) return { refused: error.message }
    throw error
  }
}
