import type { Day } from '#platform/database/tables.ts'

/** The first day on which each thing was done since this sentence, or this phase of it, began. Standards count from and to them. */
export type Milestones = {
  readonly allocatedOn: Day | null
  /** The day on which the first appointment was booked; without a booking on record, the day of that appointment. */
  readonly arrangedOn: Day | null
  readonly attendedOn: Day | null
  readonly assessedOn: Day | null
  readonly plannedOn: Day | null
  /** The assessment before the latest one, and the last review with the day it had been due. */
  readonly assessedBefore: Day | null
  readonly lastReview: { readonly due: Day | null; readonly on: Day } | null
}
export type MilestoneState = { readonly milestones: Milestones }

/** Nothing done yet. */
export const nothingReached: Milestones = {
  allocatedOn: null,
  arrangedOn: null,
  attendedOn: null,
  assessedOn: null,
  plannedOn: null,
  assessedBefore: null,
  lastReview: null,
}
export const noMilestones: MilestoneState = { milestones: nothingReached }
