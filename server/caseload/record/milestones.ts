import type { Day } from '#platform/database/tables.ts'
import { type Milestones, nothingReached } from './state/milestones.ts'
import type { CaseState } from './state.ts'

/** Day of the first attended appointment of this sentence, when the entry brought one. */
const attendedIn = (before: CaseState, after: CaseState): Day | null => {
  if (after.appointments === before.appointments && after.firstAttendedOn === before.firstAttendedOn) return null
  const since = after.sentence?.started ?? ''
  const days = after.appointments.filter(one => one.attended === true && one.on >= since).map(one => one.on)
  if (after.firstAttendedOn !== null && after.firstAttendedOn >= since) days.push(after.firstAttendedOn)
  return days.sort()[0] ?? null
}

const arrangedIn = (before: CaseState, after: CaseState, day: Day): Day | null => {
  if (after.appointments === before.appointments) return null
  const since = after.sentence?.started ?? ''
  return after.appointments.some(one => one.on >= since) ? day : null
}

const beginning = (after: CaseState, day: Day): Milestones => ({
  ...nothingReached,
  allocatedOn: after.officer === null ? null : day,
})

const isSamePhase = ({ sentence }: CaseState, after: CaseState): boolean =>
  after.sentence?.started === sentence?.started && after.sentence?.type === sentence?.type

const allocatedIn = (before: CaseState, after: CaseState, day: Day): Day | null =>
  after.officer === null || after.officer === before.officer ? null : day

/** A plan made anew has another day; a review keeps the day of the plan that it looks at. */
const plannedIn = (before: CaseState, after: CaseState): Day | null =>
  after.plan !== null && after.plan.on !== before.plan?.on ? after.plan.on : null

const firstsIn = (was: Milestones, before: CaseState, after: CaseState, day: Day) => {
  const attendedOn = was.attendedOn ?? attendedIn(before, after)
  return {
    allocatedOn: was.allocatedOn ?? allocatedIn(before, after, day),
    arrangedOn: was.arrangedOn ?? arrangedIn(before, after, day) ?? attendedOn,
    attendedOn,
    plannedOn: was.plannedOn ?? plannedIn(before, after),
  }
}

const assessedIn = (was: Milestones, before: CaseState, after: CaseState, day: Day) => {
  if (after.risk === before.risk || after.risk === null) return {}
  return { assessedOn: was.assessedOn ?? day, assessedBefore: before.risk?.on ?? null }
}

const reviewedIn = (before: CaseState, after: CaseState, day: Day) => {
  if (after.reviewedOn === before.reviewedOn || after.reviewedOn === null) return {}
  return { lastReview: { due: before.plan?.reviewDue ?? null, on: day } }
}

/**
 * The milestones after one more entry: what it did for the first time. They follow from the change of the state, so no kind of
 * entry has to know of them.
 *
 * @param day when the entry happened
 */
export const milestonesAfter = (before: CaseState, after: CaseState, day: Day): Milestones => {
  const was = isSamePhase(before, after) ? before.milestones : beginning(after, day)
  return {
    ...was,
    ...firstsIn(was, before, after, day),
    ...assessedIn(was, before, after, day),
    ...reviewedIn(before, after, day),
  }
}
