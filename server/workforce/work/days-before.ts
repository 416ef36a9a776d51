import type { Day } from '#platform/database/tables.ts'

const DAY_MS = 86_400_000

/** A day some days before another, by the calendar. */
export const daysBefore = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10)
