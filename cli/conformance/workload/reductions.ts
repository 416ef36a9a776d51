import type { Reduction } from '@candour/workload'
import { hoursOfPercent, nextReductionChange, reducedHours, reductionStatus } from '@candour/workload'
import type { Fields } from '../../fields.ts'
import type { Kind } from './kind.ts'

/** Vectors give days from now; the rule takes days of the calendar. Any day serves. */
const today = '2026-01-31'

const dayAt = (offset: number): string => new Date(Date.parse(today) + offset * 86_400_000).toISOString().slice(0, 10)

export const defaultAndLimit: Kind = input => {
  const contracted = input.number('contractedHours')
  return {
    allowanceHours: hoursOfPercent(contracted, input.numberOrNull('allowancePercent')),
    maxAllowanceHours: hoursOfPercent(contracted, input.numberOrNull('maxPercent')),
  }
}

export const status: Kind = input => {
  const end = input.numberOrNull('endOffsetDays')
  const from = dayAt(input.number('startOffsetDays'))
  return { status: reductionStatus({ from, to: end === null ? null : dayAt(end) }, today) }
}

export const counted: Kind = (input, profile) => {
  const reductions = input.rows('reductions').flatMap(readReduction)
  const hours = reducedHours(reductions, today, profile)
  const next = nextReductionChange(reductions, today)
  const answers = {
    reductionHours: hours,
    nextReductionChangeInDays: next === null ? null : (Date.parse(next) - Date.parse(today)) / 86_400_000,
  }
  if (!input.has('contractedHours')) return answers
  return { ...answers, availableHours: input.number('contractedHours') - hours }
}

/** One row as a reduction; nothing for one that was deleted or archived by hand. */
const readReduction = (row: Fields): readonly Reduction[] => {
  const status = row.text('status')
  const from = row.has('startsInDays') ? row.number('startsInDays') : status === 'SCHEDULED' ? 1 : -1
  const to = row.has('endsInDays') ? row.numberOrNull('endsInDays') : null
  const reduction = {
    hours: row.number('hours'),
    from: dayAt(from),
    to: to === null ? null : dayAt(to),
    reasonEnabled: row.boolean('reasonEnabled'),
  }
  row.done()
  if (status === 'ACTIVE' || status === 'SCHEDULED') return [reduction]
  if (status === 'DELETED' || status === 'ARCHIVED') return []
  throw row.wrong('status', status, 'ACTIVE, SCHEDULED, ARCHIVED or DELETED')
}
