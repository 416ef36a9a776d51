/** A day as `YYYY-MM-DD`. */
type Day = string

/** What the order of a queue is made of. */
export type Waiting = {
  readonly risk: 'low' | 'medium' | 'high' | 'very-high' | null
  /** The next day on which the law or a standard asks for something. */
  readonly nextDate: Day | null
  readonly since: Day
}

/** A risk that nobody assessed stands with high: unknown is never low. */
const bands = { 'very-high': 0, high: 1, medium: 3, low: 4 } as const
const NOT_ASSESSED = 2

const SOON_DAYS = 7
const MILLISECONDS_A_DAY = 86_400_000

const isSoon = (day: Day | null, today: Day): boolean =>
  day !== null && (Date.parse(day) - Date.parse(today)) / MILLISECONDS_A_DAY <= SOON_DAYS

/**
 * The order of a queue, `risk-date-wait`: first by risk of serious harm (very high, high, not assessed, medium, low), then those for
 * whom something is overdue or due within seven days, then whoever has waited longest.
 *
 * @returns negative when the first is more urgent
 * @source our own reading of reference, workload 5.2 and 6.3; the order is published on the page that uses it
 */
export const byUrgency =
  (today: Day) =>
  (a: Waiting, b: Waiting): number => {
    const band = ({ risk }: Waiting): number => (risk === null ? NOT_ASSESSED : bands[risk])
    const soon = ({ nextDate }: Waiting): number => (isSoon(nextDate, today) ? 0 : 1)
    return band(a) - band(b) || soon(a) - soon(b) || (a.since < b.since ? -1 : a.since > b.since ? 1 : 0)
  }

/** The order in words, for the page that shows it. */
export const URGENCY_WORDS =
  'By risk of serious harm (very high, high, not assessed, medium, low), then whoever has something overdue or due within 7 days, then the longest wait.'
