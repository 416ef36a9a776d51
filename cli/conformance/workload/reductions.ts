import type { Reduction } from '@candour/workload'
import {
  hoursOfPercent,
  nextReductionChange,
  reducedHours,
  reducedHoursAsStored,
  reductionStatus,
} from '@candour/workload'
import type { Fields } from '../../fields.ts'
import type { Kind } from './kind.ts'

/** Vectors give days from now; the rule takes days of the calendar. Any day serves. */
const today = '2026-01-31'

const dayAt = (offset: number): string => new Date(Date.parse(today) + offset * 86_400_000).toISOString().slice(0, 10)

export const defaultAndLimit: Kind = input => {
  const contracted = input.number('contractedHours')
  const percentOf = (name: string) => (input.has(name) ? input.numberOrNull(name) : null)
  return {
    allowanceHours: hoursOfPercent(contracted, percentOf('allowancePercent')),
    maxAllowanceHours: hoursOfPercent(contracted, percentOf('maxPercent')),
  }
}

export const status: Kind = input => {
  const end = input.numberOrNull('endOffsetDays')
  const from = dayAt(input.number('startOffsetDays'))
  return { status: reductionStatus({ from, to: end === null ? null : dayAt(end) }, today) }
}

export const counted: Kind = (input, profile) => {
  const rows = input.rows('reductions').map(readReduction)
  const reductions = rows.filter(({ status }) => status === 'ACTIVE' || status === 'SCHEDULED')
  const hours =
    profile.reductionStatus === 'as stored'
      ? reducedHoursAsStored(reductions, profile)
      : reducedHours(reductions, today, profile)
  const next = nextReductionChange(reductions, today)
  const answers = {
    reductionHours: hours,
    nextReductionChangeInDays: next === null ? null : (Date.parse(next) - Date.parse(today)) / 86_400_000,
  }
  if (!input.has('contractedHours')) return answers
  return { ...answers, availableHours: input.number('contractedHours') - hours }
}

/** One row with the status stored with it. Its days, where the row gives none, are those that its status tells. */
const readReduction = (row: Fields): Reduction & { readonly status: string } => {
  const status = row.text('status')
  if (!statuses.has(status)) throw row.wrong('status', status, [...statuses].join(', '))
  const start = row.nameOf('startsInDays', 'startOffsetDays')
  const end = row.nameOf('endsInDays', 'endOffsetDays')
  const to = end === undefined ? null : row.numberOrNull(end)
  const reduction = {
    status,
    hours: row.number('hours'),
    from: dayAt(start === undefined ? (status === 'SCHEDULED' ? 1 : -1) : row.number(start)),
    to: to === null ? null : dayAt(to),
    reasonEnabled: row.boolean('reasonEnabled'),
  }
  row.done()
  return reduction
}

const statuses: ReadonlySet<string> = new Set(['ACTIVE', 'SCHEDULED', 'ARCHIVED', 'DELETED'])
