/** A calendar day, `YYYY-MM-DD`. Days in this form compare as texts do. */
export type Day = string

const DAY = 86_400_000

/** A day that a rule gives, or why it gives none. */
export type RuledDay = { readonly day: Day } | { readonly day: null; readonly why: string }

/** Time to go back: months first, then days. */
export type TimeBefore = { readonly months: number; readonly days: number }

/** The day a number of months later; a month that is too short gives its last day. Negative months go back. */
export const monthsAfter = (from: Day, months: number): Day => {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  const at = new Date(last)
  at.setUTCDate(Math.min(day, last.getUTCDate()))
  return at.toISOString().slice(0, 10)
}

/** The day that lies this time before another. */
export const dayBefore = (day: Day, { months, days }: TimeBefore): Day =>
  new Date(Date.parse(`${monthsAfter(day, -months)}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10)
