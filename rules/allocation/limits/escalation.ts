import { type Day, workingDaysAfter } from '@candour/timeliness'
import type { Level } from './level.ts'
import { rankOf } from './level.ts'
import type { EscalationKind, LimitSetData, Step } from './limit-set.ts'
import { escalationRule } from './limit-sets.ts'

/** The levels that an escalation goes through, each with its clock. */
export const stepsOf = (set: LimitSetData, kind: EscalationKind): readonly Step[] => escalationRule(set, kind).steps

const stepOf = (set: LimitSetData, kind: EscalationKind, level: Level): Step => {
  const step = stepsOf(set, kind).find(one => rankOf(one.level) >= rankOf(level))
  if (!step) throw new RangeError(`${set.id} has no step of "${kind}" for ${level}`)
  return step
}

/** The level that owns an escalation first: the lowest of its steps that answers for the whole unit. */
export const firstLevel = (set: LimitSetData, kind: EscalationKind, lowest: Level): Level =>
  stepOf(set, kind, lowest).level

/** The last day on which a level's answer is in time. */
export const dueOf = (set: LimitSetData, kind: EscalationKind, level: Level, since: Day): Day =>
  workingDaysAfter(since, stepOf(set, kind, level).workingDays)

/** The level after one; null at the top, where an unanswered escalation stays, overdue and in sight. */
export const nextLevel = (set: LimitSetData, kind: EscalationKind, level: Level): Level | null =>
  stepsOf(set, kind).find(step => rankOf(step.level) > rankOf(level))?.level ?? null

/** An escalation as its last entry left it. */
export type EscalationStanding = {
  readonly kind: EscalationKind
  readonly status: 'open' | 'answered'
  readonly level: Level
  /** Last day for an answer of this level. */
  readonly due: Day
  /** When it was answered: the day on which the facts are looked at again. */
  readonly lookAgainOn: Day | null
}

/** What happens to an escalation by itself. */
export type NextStep =
  | { readonly step: 'none' }
  /** The facts no longer hold. */
  | { readonly step: 'settle' }
  /** Nobody answered in time: the level above has it. */
  | { readonly step: 'climb'; readonly to: Level }
  /** It was answered and the facts are the same: the level above has it, or the top has it again. */
  | { readonly step: 'reopen'; readonly to: Level }

/**
 * What the calendar and the facts make of an escalation. One step at a time, however long nobody looked: every level gets its
 * own clock.
 *
 * @param holds whether the facts that opened it still hold
 */
export const nextStepOf = (
  set: LimitSetData,
  { kind, status, level, due, lookAgainOn }: EscalationStanding,
  holds: boolean,
  today: Day,
): NextStep => {
  if (!holds) return { step: 'settle' }
  const above = nextLevel(set, kind, level)
  if (status === 'answered') {
    const waits = lookAgainOn !== null && today <= lookAgainOn
    return waits ? { step: 'none' } : { step: 'reopen', to: above ?? level }
  }
  return today > due && above !== null ? { step: 'climb', to: above } : { step: 'none' }
}
