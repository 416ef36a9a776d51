import type { Day } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Happened } from './entry.ts'

/**
 * An entry is late when it was recorded more than this many days after the thing happened. Three days carry a Friday contact
 * over a weekend to Monday without a mark. A choice of this project, not a published standard: lateness is shown, never blocked.
 */
const lateAfter = { since: '2026-01-01', days: 3 }
/** For a query that asks the database which entries are late. */
export const lateAfterDays = lateAfter.days
const DAY = 86_400_000

/** Whole days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY)

/** Days from the (last) day on which something happened to the day it was recorded. */
export const recordedAfter = (happened: Happened, recordedAt: Date): number =>
  daysBetween(happened.to ?? happened.from, dayOf(recordedAt))

/** Whether the entry was recorded late. */
export const isLate = (happened: Happened, recordedAt: Date): boolean =>
  recordedAfter(happened, recordedAt) > lateAfter.days
