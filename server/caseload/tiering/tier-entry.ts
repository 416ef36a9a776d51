import { v2May2025, v3June2026 } from '@candour/tiering'
import { dayOf } from '#platform/web/dates.ts'
import { CALCULATOR, TIER_CALCULATED } from '../kinds/tier-calculated.ts'
import type { Entry, NewEntry } from '../record/entry.ts'
import { isLate } from '../record/late.ts'
import type { CaseState } from '../record/state.ts'
import { tiersOf } from './calculate.ts'

/**
 * Kinds of entry that can change a tier. Those that move a case are not among them: who has just given it away may no longer
 * write in it.
 */
const causes: ReadonlySet<string> = new Set([
  ...['person-registered', 'risk-assessment', 'assessment-signing', 'registration', 'breach', 'recall', 'released'],
  ...['sentence-started', 'sentence-ended', 'requirement-started', 'requirement-ended', 'entry-withdrawn'],
])

/**
 * The entry that says that the tier changed, when an entry changed it; undefined when it did not. It happened on the latest day of
 * the record, so that it stands after everything it follows from; where that is long past, on the day it was recorded.
 *
 * @param state the state after the entry
 */
export const tierEntryAfter = (state: CaseState, cause: Entry): NewEntry | undefined => {
  if (!causes.has(cause.kind)) return undefined
  const today = dayOf(cause.recordedAt)
  const now = tiersOf(state, today)
  if (!hasChanged(state, now)) return undefined
  const day = state.upTo ?? today
  return {
    personId: cause.personId,
    kind: TIER_CALCULATED,
    happened: { from: day <= today && isLate({ from: day }, cause.recordedAt) ? today : day },
    author: CALCULATOR,
    workDoneBy: CALCULATOR,
    body: {
      cause: cause.entryId,
      ...(now.v2 === null ? {} : { v2: now.v2 }),
      v3: now.v3,
      provisional: now.provisional ? 'yes' : 'no',
      decidedBy: now.decidedBy,
      rulesV2: v2May2025.id,
      rulesV3: v3June2026.id,
    },
    now: cause.recordedAt,
  }
}

const noTier: ReadonlySet<string> = new Set(['MISSING', 'NOT_SUPERVISED'])

const hasChanged = ({ tiering: { calculated } }: CaseState, now: ReturnType<typeof tiersOf>): boolean =>
  calculated === null
    ? now.v2 !== null || !noTier.has(now.v3)
    : calculated.v2 !== now.v2 || calculated.v3 !== now.v3 || calculated.provisional !== now.provisional
