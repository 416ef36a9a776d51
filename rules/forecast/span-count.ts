import type { Location } from '@candour/workload'

/**
 * People of one team who counted as the same thing for the same stretch of weeks. Weeks are whole numbers: 0 is the day from
 * which the forecast looks ahead, -1 the same weekday a week before. Everything is told at those days only, so that neither the
 * weekday of an entry nor a single person matters.
 */
export type SpanCount = {
  readonly team: string
  readonly tier: string | null
  readonly location: Location
  readonly inactive: 'warrant' | 'unpaid-work-only' | null
  /** Whether what runs is post-sentence supervision. */
  readonly postSentence: boolean
  /** Whether these people were new to the team at `from`: a receipt. */
  readonly arrives: boolean
  /** The first week at which it held, and the first at which it no longer did; null while it holds. */
  readonly from: number
  readonly to: number | null
  /** The first week after the expected end of the sentence: from then on the case weighs nothing. */
  readonly ends: number | null
  /** The first week at or after the expected release from custody. */
  readonly release: number | null
  /** The first week at which this was on the record, at which `to` was, and at which it was taken back. */
  readonly recorded: number
  readonly closed: number | null
  readonly replaced: number | null
  readonly people: number
}

/** Points a week of one case; an inactive one by what it keeps. */
export type Weigh = (sort: Pick<SpanCount, 'tier' | 'location' | 'inactive' | 'postSentence'>) => number
