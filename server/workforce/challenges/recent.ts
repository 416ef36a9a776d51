import type { Day } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'

const WEEKS = 12

/** Answers from this day on still stand in lists. */
export const answeredSince = (now: Date): Day => dayOf(new Date(now.getTime() - WEEKS * 7 * 86_400_000))
