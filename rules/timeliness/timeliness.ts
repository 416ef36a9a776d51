import { bankHolidays } from './bank-holidays.ts'
import { type Day, daysAfter } from './day.ts'
import { type FactName, type Known, known, type Standard, type StandardSet, type Subject, unknown } from './standard.ts'
import { setInUse } from './standards.ts'
import { workingDaysAfter } from './working-days.ts'

/** The dated facts of one thing: the supervision itself, one enquiry, one referral. A fact without a day has not happened. */
export type Thread = {
  readonly subject: Subject
  /** Tells several things of one subject apart; empty where there is only one. */
  readonly ref: string
  readonly days: Readonly<Partial<Record<FactName, Day | null>>>
}

/** One clock of one standard: when it started, when it must stop, when it stopped. Does not depend on today. */
export type Clock = {
  readonly standard: string
  readonly ref: string
  readonly started: Day
  readonly due: Known<Day>
  readonly stopped: Day | null
}

export type TimelinessState = 'met' | 'met late' | 'due' | 'overdue' | 'not applicable' | 'unknown'

/** Where a standard stands on a day. `why` says what an unknown lacks, and why a standard does not apply. */
export type Timeliness = {
  readonly standard: string
  readonly ref: string
  readonly state: TimelinessState
  readonly due: Day | null
  readonly why: string
}

const dueDay = ({ limit }: Standard, started: Day, days: Thread['days']): Known<Day> => {
  if (limit.kind === 'none given') return unknown(limit.why)
  if (limit.kind === 'by') {
    const day = days[limit.fact]
    return day ? known(day) : unknown('The record names no day for it')
  }
  if (limit.unit === 'weeks') return known(daysAfter(started, limit.days * 7))
  if (limit.unit === 'calendar days') return known(daysAfter(started, limit.days))
  const due = workingDaysAfter(started, limit.days)
  return started < bankHolidays.from || due > bankHolidays.until
    ? unknown(`Bank holidays are known from ${bankHolidays.from} to ${bankHolidays.until}`)
    : known(due)
}

/**
 * The clocks that have started, standard by standard. Nothing for a standard whose clock has not: it does not apply yet.
 *
 * @source each standard names its own
 */
export const clocksOf = (threads: readonly Thread[], set: StandardSet = setInUse): Clock[] =>
  set.standards.flatMap(standard =>
    threads
      .filter(thread => thread.subject === standard.subject)
      .flatMap(({ ref, days }) => {
        const started = days[standard.starts]
        if (!started) return []
        const stopped = days[standard.stops] ?? null
        return [{ standard: standard.id, ref, started, due: dueDay(standard, started, days), stopped }]
      }),
  )

/** Where a clock stands on a day. A clock that stopped on its due day was in time; one that runs on its due day is due. */
export const stateOn = ({ standard, ref, due, stopped }: Clock, today: Day): Timeliness => {
  if (!due.known) return { standard, ref, state: 'unknown', due: null, why: due.why }
  const state = stopped ? (stopped <= due.value ? 'met' : 'met late') : today > due.value ? 'overdue' : 'due'
  return { standard, ref, state, due: due.value, why: '' }
}

/**
 * Where every standard of a set stands for a person on a day.
 *
 * @param threads the dated facts about the person
 * @param today facts are taken as given: leave out those that were not known on that day
 * @returns one row for each running or stopped clock, and one "not applicable" for each standard without any
 */
export const timelinessOf = (
  threads: readonly Thread[],
  today: Day,
  set: StandardSet = setInUse,
): readonly Timeliness[] => {
  const clocks = Map.groupBy(clocksOf(threads, set), clock => clock.standard)
  return set.standards.flatMap(({ id, starts }) => {
    const started = clocks.get(id)
    if (started) return started.map(clock => stateOn(clock, today))
    const why = `Its clock has not started: the record has no "${starts}"`
    return [{ standard: id, ref: '', state: 'not applicable' as const, due: null, why }]
  })
}
