import type { ReductionReason } from '@candour/workload'
import {
  dayBefore,
  hoursOfPercent,
  mostHoursOff,
  overlap,
  plusMonths,
  reductionRefusals,
  ruleSetOn,
} from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { FieldError } from '#platform/web/answers.ts'
import { dayText } from '#platform/web/dates.ts'
import { hoursText } from '../pages/figures/words.ts'
import type { OfficerAtHand } from '../staff/officer.ts'
import { contractedOf, hoursRows, type ReductionRow, reductionRows, standingRows } from './of-officer.ts'
import type { NewReduction } from './record.ts'

/** A reduction as a manager typed it; hours or last day that were left open are what the reason gives. */
export type TypedReduction = {
  readonly reason: string
  readonly hours: number | null
  readonly from: Day
  readonly to: Day | null
  readonly notes: string
}

/** A reduction that may be recorded with what the manager should know, or what to put right. */
export type CheckedReduction =
  | { readonly ok: true; readonly reduction: NewReduction; readonly notice: string }
  | ToPutRight

type ToPutRight = { readonly ok: false; readonly errors: readonly FieldError[] }

const no = (field: string, message: string): ToPutRight => ({ ok: false, errors: [{ field, message }] })

/**
 * Holds a typed reduction to the limits of the rule set and to what is recorded of the officer.
 *
 * @param except the reduction that this one takes the place of
 */
export const checkReduction = async (
  trx: Trx,
  officer: OfficerAtHand,
  typed: TypedReduction,
  except?: number,
): Promise<CheckedReduction> => {
  const reason = reasonNamed(typed.reason, typed.from)
  if (!reason) return no('reason', 'Select a reason of the list')
  const employed = outsideEmployment(officer, typed.from)
  if (employed) return no('from', employed)
  const post = { officer: officer.code, team: officer.team }
  const contracted = contractedOf(await hoursRows(trx, post), typed.from)
  if (contracted === undefined) {
    return no(
      'hours',
      `Record the contracted hours of ${officer.name} first: none are recorded for ${dayText(typed.from)}`,
    )
  }
  const filled = filledIn(typed, reason, contracted)
  if (!filled.ok) return filled
  const errors = reductionRefusals({ ...filled, note: typed.notes }, contracted, reason.maxPercent)
  if (errors.length > 0) {
    return { ok: false, errors: errors.map(({ field, message }) => ({ field: fieldOf[field], message })) }
  }
  const others = standingRows(await reductionRows(trx, post)).filter(({ id }) => id !== except)
  const same = others.find(other => other.reason === reason.reason && overlap(other, filled))
  if (same) return no('from', alreadyOff(same))
  const { hours, from, to } = filled
  const reduction = { ...post, reason: reason.reason, hours, from, to, notes: typed.notes }
  return { ok: true, reduction, notice: tooMuch([...others, reduction], filled, contracted) }
}

/** A reason as the rules of a day have it. */
export const reasonNamed = (name: string, day: Day): ReductionReason | undefined => {
  const rules = ruleSetOn(day)
  return rules.known ? rules.value.data.reductions.find(({ reason }) => reason === name) : undefined
}

/** Why nothing can be recorded for a day on which somebody did not work here; undefined when they did. */
export const outsideEmployment = ({ name, joined, left }: OfficerAtHand, day: Day): string | undefined => {
  if (left !== null && day >= left) return `${name} left: their last day was ${dayText(dayBefore(left))}`
  if (joined !== null && day < joined) return `${name} joined on ${dayText(joined)}: enter that day or a later one`
  return undefined
}

const fieldOf = { hours: 'hours', from: 'from', to: 'to', note: 'notes' } as const

type Filled = { readonly ok: true; readonly hours: number; readonly from: Day; readonly to: Day }

const filledIn = (
  { hours, from, to }: TypedReduction,
  reason: ReductionReason,
  contracted: number,
): Filled | ToPutRight => {
  const until = to ?? (reason.months === null ? null : dayBefore(plusMonths(from, reason.months)))
  if (until === null) return no('to', 'Enter the last day, like 31 5 2027: this reason has no usual length')
  const off = hours ?? (reason.percent === null ? null : hoursOfPercent(contracted, reason.percent))
  if (off === null) return no('hours', 'Enter the hours a week that are taken off: this reason has no usual share')
  if (Math.round(off * 100) / 100 !== off) return no('hours', 'Enter hours with at most two decimals, like 7.4')
  return { ok: true, hours: off, from, to: until }
}

/** What to say to whoever would take hours off twice for one reason. */
export const alreadyOff = ({ reason, hours, from, to }: ReductionRow): string =>
  `${reason} is recorded already from ${dayText(from)} ${to ? `to ${dayText(to)}` : 'with no end'}, ${hoursText(hours)} hours a week. Correct or end that one`

const tooMuch = (
  all: Parameters<typeof mostHoursOff>[0],
  within: Pick<Filled, 'from' | 'to'>,
  contracted: number,
): string => {
  const most = mostHoursOff(all, within)
  if (most.hours <= contracted) return ''
  return `. From ${dayText(most.day)} reductions take ${hoursText(most.hours)} of ${hoursText(contracted)} contracted hours: no time is left for cases`
}
