import type { Day } from './day.ts'

/** A value, or why there is none. */
export type Known<T> = { readonly known: true; readonly value: T } | { readonly known: false; readonly why: string }

export const known = <T>(value: T): Known<T> => ({ known: true, value })
export const unknown = (why: string): Known<never> => ({ known: false, why })

/** What can be dated about somebody's supervision, by what it is about. A standard's clock runs from one to another. */
export const factNames = {
  supervision: [
    'sentenced',
    'allocated',
    'first-appointment-arranged',
    'first-appointment-attended',
    'first-assessment',
    'first-plan',
  ],
  assessment: ['assessed', 'assessed-again'],
  plan: ['planned', 'review-due', 'reviewed'],
  enquiry: ['needed', 'made', 'answered'],
  enforcement: ['action-taken', 'answer-due', 'answered'],
  breach: ['failure-known', 'breach-referred', 'in-court'],
  report: ['asked-for', 'wanted-by', 'completed'],
  referral: ['referred', 'first-seen', 'action-plan', 'last-session', 'closing-report'],
  handover: ['begun', 'wanted-by', 'done'],
  countersignature: ['asked-for', 'signed'],
} as const

export type Subject = keyof typeof factNames
export type FactName = (typeof factNames)[Subject][number]

/** How long a clock may run. */
export type Limit =
  | { readonly kind: 'within'; readonly days: number; readonly unit: 'working days' | 'calendar days' | 'weeks' }
  /** The record itself says by which day, under this fact. */
  | { readonly kind: 'by'; readonly fact: FactName }
  | { readonly kind: 'none given'; readonly why: string }

/** One standard of timeliness: what starts its clock, what stops it, how long it may run, and where that is written. */
export type Standard = {
  readonly id: string
  readonly name: string
  readonly subject: Subject
  readonly starts: FactName
  readonly stops: FactName
  readonly limit: Limit
  /** Minutes that the work usually takes. */
  readonly usualMinutes: Known<number>
  /** What is done to stop the clock, in a few words. */
  readonly toDo: string
  readonly source: string
}

/** The standards of one source, with the days between which they hold. */
export type StandardSet = {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly source: string
  /** First and last day on which clocks start under this set. */
  readonly from: Known<Day>
  readonly until: Known<Day> | null
  /** The set that took its place: this one is kept to be read and is applied to nobody. */
  readonly supersededBy: string | null
  readonly standards: readonly Standard[]
}
