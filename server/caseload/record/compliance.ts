import type { Day } from '#platform/database/tables.ts'
import { recordedCode } from '../codes/codes.ts'
import { monthsAfter } from './months.ts'
import type { Appointment } from './state/contact.ts'
import type { CaseState } from './state.ts'

const MONTHS = 12
const FAILURES_THAT_SUGGEST = 2

export type Compliance = {
  /** Since when a breach or a recall is open; null when none is. */
  readonly inBreachSince: Day | null
  readonly inRecallSince: Day | null
  /** Appointments of the last twelve months that count and were not kept, the earliest first. */
  readonly failures: readonly Appointment[]
  /** Absences of the last twelve months whose reason was accepted. */
  readonly acceptableAbsences: readonly Appointment[]
  /** Absences whose reason nobody knows yet. */
  readonly waiting: readonly Appointment[]
  /** What the practitioner may want to consider. Information: nothing follows from it by itself. */
  readonly consider: 'breach' | 'recall' | null
}

const considered = ({ sentence }: Pick<CaseState, 'sentence'>): 'breach' | 'recall' =>
  sentence?.type === 'licence' ? 'recall' : 'breach'

/**
 * How the person has kept to what was asked, in the twelve months up to a day. Only appointments that count towards the national
 * standards are looked at. Two failures suggest breach, or recall on a licence, unless one is under way.
 *
 * @source tiering.md 3.5
 */
export const complianceOf = (
  state: Pick<CaseState, 'appointments' | 'breach' | 'recall' | 'sentence'>,
  today: Day,
): Compliance => {
  const since = monthsAfter(today, -MONTHS)
  const counted = state.appointments.flatMap(one =>
    one.nationalStandard && one.outcome !== null && one.on > since && one.on <= today
      ? [{ one, outcome: recordedCode('outcome', one.outcome, one.on) }]
      : [],
  )
  const those = (is: (kept: (typeof counted)[number]) => boolean) => counted.filter(is).map(({ one }) => one)
  const failures = those(({ one }) => one.complied === false)
  const inBreachSince = state.breach && state.breach.concludedOn === null ? state.breach.awareOn : null
  const inRecallSince = state.recall && state.recall.concludedOn === null ? state.recall.startedOn : null
  const isUnderWay = inBreachSince !== null || inRecallSince !== null
  return {
    inBreachSince,
    inRecallSince,
    failures,
    acceptableAbsences: those(({ outcome }) => outcome.acceptable === true),
    waiting: those(({ one, outcome }) => outcome.actionRequired && one.complied === null),
    consider: failures.length >= FAILURES_THAT_SUGGEST && !isUnderWay ? considered(state) : null,
  }
}
