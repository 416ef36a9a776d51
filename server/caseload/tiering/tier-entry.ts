import { v2May2025, v3June2026 } from '@candour/tiering'
import type { Day } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import { CALCULATOR, TIER_CALCULATED } from '../kinds/tier-calculated.ts'
import type { Entry, NewEntry } from '../record/entry.ts'
import { isLate } from '../record/late.ts'
import type { CaseState } from '../record/state.ts'
import { type Tiers, tiersOf } from './calculate.ts'

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
  const from = day <= today && isLate({ from: day }, cause.recordedAt) ? today : day
  return calculated(cause.personId, now, { cause: cause.entryId }, from, cause.recordedAt)
}

const calculated = (
  personId: string,
  tiers: Tiers,
  because: { readonly cause: string; readonly by?: 'time' },
  from: Day,
  now: Date,
): NewEntry => ({
  ...{ personId, kind: TIER_CALCULATED, happened: { from }, author: CALCULATOR, workDoneBy: CALCULATOR, now },
  body: {
    ...because,
    ...(tiers.v2 === null ? {} : { v2: tiers.v2 }),
    v3: tiers.v3,
    provisional: tiers.provisional ? 'yes' : 'no',
    decidedBy: tiers.decidedBy,
    rulesV2: v2May2025.id,
    rulesV3: v3June2026.id,
  },
})

/** Whether the tiers of a day differ from those last calculated. Somebody for whom nothing was calculated yet waits for an entry. */
export const hasChangedBy = (state: CaseState, day: Day): boolean =>
  state.tiering.calculated !== null && hasChanged(state, tiersOf(state, day))

const dayAfter = (day: Day): Day => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

/** The first day after everything on record on which the tiers differ, up to today. */
const firstDayOfChange = (state: CaseState, today: Day): Day => {
  const begins = [state.upTo, state.tiering.calculated?.on].reduce<Day>(
    (later, day) => (day && day > later ? day : later),
    '',
  )
  let day = begins === '' ? today : dayAfter(begins)
  while (day < today && !hasChangedBy(state, day)) day = dayAfter(day)
  return day < today ? day : today
}

/**
 * The entry that says that the tier changed by the passing of time; undefined when it did not. It happened on the first day on which
 * the record gives another tier; where that is long past, on the day it is recorded.
 */
export const tierEntryOfTime = (personId: string, state: CaseState, now: Date): NewEntry | undefined => {
  const today = dayOf(now)
  const last = state.tiering.calculated
  if (last === null || !hasChangedBy(state, today)) return undefined
  const changed = firstDayOfChange(state, today)
  const day = isLate({ from: changed }, now) ? today : changed
  return calculated(personId, tiersOf(state, day), { cause: last.cause, by: 'time' }, day, now)
}

const noTier: ReadonlySet<string> = new Set(['MISSING', 'NOT_SUPERVISED'])

const hasChanged = ({ tiering: { calculated } }: CaseState, now: Tiers): boolean =>
  calculated === null
    ? now.v2 !== null || !noTier.has(now.v3)
    : calculated.v2 !== now.v2 || calculated.v3 !== now.v3 || calculated.provisional !== now.provisional
