import type { Profile } from './profile.ts'
import { profiles } from './profile.ts'

/** Greatest hours a week that one reduction may take. */
export const mostReductionHours = 37

/** Longest note on a reduction, in characters. */
export const longestNote = 4000

/** Where a reduction stands on a day. Deleted and archived by hand are facts of the record, not of its dates. */
export type ReductionStatus = 'SCHEDULED' | 'ACTIVE' | 'ARCHIVED'

/** A reduction of an officer's hours. Days are `YYYY-MM-DD`; the last day is part of it, null is open. */
export type Reduction = {
  readonly hours: number
  readonly from: string
  readonly to: string | null
  readonly reasonEnabled: boolean
}

/**
 * Status of a reduction on a day, from its dates alone.
 *
 * @source WMT, reductions: in the future scheduled, past archived, else active
 */
export const reductionStatus = ({ from, to }: Pick<Reduction, 'from' | 'to'>, day: string): ReductionStatus => {
  if (from > day) return 'SCHEDULED'
  return to !== null && to < day ? 'ARCHIVED' : 'ACTIVE'
}

/** Whether a reduction takes hours off: it is active, and its reason is enabled (docs/decisions/0008). */
export const reductionCounts = (status: string, reasonEnabled: boolean, profile: Profile = profiles.candour): boolean =>
  status === 'ACTIVE' && (reasonEnabled || profile.disabledReasons === 'counted')

/**
 * Hours a week that an officer's reductions take off on a day.
 *
 * @source WMT, reduction hours; docs/decisions/0008
 */
export const reducedHours = (
  reductions: readonly Reduction[],
  day: string,
  profile: Profile = profiles.candour,
): number => {
  let hours = 0
  for (const reduction of reductions) {
    if (reductionCounts(reductionStatus(reduction, day), reduction.reasonEnabled, profile)) hours += reduction.hours
  }
  return hours
}

/**
 * Hours a week that reductions take off by the status stored with each, where the profile goes by that.
 *
 * @source WMT batch, reduction hours: it trusts the status, which another program changes when the dates pass
 */
export const reducedHoursAsStored = (
  reductions: readonly (Pick<Reduction, 'hours' | 'reasonEnabled'> & { readonly status: string })[],
  profile: Profile,
): number => {
  let hours = 0
  for (const { hours: each, status, reasonEnabled } of reductions) {
    if (reductionCounts(status, reasonEnabled, profile)) hours += each
  }
  return hours
}

/** The next day on which a reduction begins or ends; null when none will. */
export const nextReductionChange = (
  reductions: readonly Pick<Reduction, 'from' | 'to'>[],
  day: string,
): string | null => {
  let next: string | null = null
  for (const { from, to } of reductions) {
    for (const change of [from, to]) {
      if (change !== null && change > day && (next === null || change < next)) next = change
    }
  }
  return next
}

/**
 * Hours a week that a percentage of the contracted hours makes, to the hundredth and never above the contract.
 *
 * @param percent null for a reason without one: all contracted hours
 * @source WMT, reduction hours calculator: the first value of the form from `percent`, the limit from `maxPercent`
 */
export const hoursOfPercent = (contractedHours: number, percent: number | null): number =>
  percent === null ? contractedHours : Math.min(contractedHours, Math.round(contractedHours * percent) / 100)

/** A reduction as somebody typed it. */
export type ReductionForm = {
  readonly hours: number
  readonly from: string
  readonly to: string
  readonly note: string
}

/** What a person must put right: the field of the form and the words to show beside it. */
export type Refusal = { readonly field: keyof ReductionForm; readonly message: string }

/**
 * What is wrong with a reduction as typed; empty when it may be saved.
 *
 * @param maxPercent greatest percent of the contracted hours for this reason; null for none
 * @source WMT, validation of a reduction
 */
export const reductionRefusals = (
  form: ReductionForm,
  contractedHours: number,
  maxPercent: number | null,
): readonly Refusal[] => {
  const refusals: Refusal[] = []
  const most = Math.min(mostReductionHours, hoursOfPercent(contractedHours, maxPercent))
  if (contractedHours === 0) {
    refusals.push({ field: 'hours', message: 'This officer has no contracted hours to reduce' })
  } else if (!(form.hours >= 0 && form.hours <= most)) {
    refusals.push({ field: 'hours', message: `Hours must be between 0 and ${most}` })
  }
  for (const field of ['from', 'to'] as const) {
    const year = Number(form[field].slice(0, 4))
    if (!(year >= 1900 && year <= 2099)) refusals.push({ field, message: 'The year must be between 1900 and 2099' })
  }
  if (form.to <= form.from) refusals.push({ field: 'to', message: 'The end must be after the start' })
  if (form.note.length >= longestNote) {
    refusals.push({ field: 'note', message: `The note must be shorter than ${longestNote} characters` })
  }
  return refusals
}
