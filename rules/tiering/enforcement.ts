import type { Day } from './day.ts'
import { daysAfter } from './day.ts'

/** A breach or recall that was begun. `outcome` is a code, null while there is none. */
export type Enforcement = {
  readonly outcome: string | null
  readonly referralDate: Day | null
  readonly eventDeleted: boolean
}

/** Outcomes that count. @source tier-to-delius, enforcement query; tiering.md 1.1 */
const counted: ReadonlySet<string> = new Set([
  'BRE01',
  'BRE02',
  'BRE03',
  'BRE04',
  'BRE05',
  'BRE06',
  'BRE07',
  'BRE08',
  'BRE10',
  'BRE13',
  'BRE14',
  'BRE16',
  'REC01',
  'REC02',
])

/** How far back enforcement is looked for. The first day counts. */
export const enforcementDays = 365

/**
 * Whether a qualifying breach or recall was referred in the last 365 days, on any event that was not deleted.
 *
 * @source tier-to-delius, enforcement query; tiering.md 1.1
 */
export const previousEnforcementActivity = (asOf: Day, enforcements: readonly Enforcement[]): boolean => {
  const from = daysAfter(asOf, -enforcementDays)
  return enforcements.some(
    ({ outcome, referralDate, eventDeleted }) =>
      !eventDeleted && outcome !== null && counted.has(outcome) && referralDate !== null && referralDate >= from,
  )
}
