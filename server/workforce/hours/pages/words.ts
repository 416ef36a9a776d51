import type { ReductionReason } from '@candour/workload'
import { ruleSetOn } from '@candour/workload'
import type { Day } from '#platform/database/tables.ts'
import { type StatusTag, statusTags } from '#platform/web/components/status-tag/status-tags.ts'
import { dayText, instantText } from '#platform/web/dates.ts'
import { hoursText } from '../../pages/figures/words.ts'
import type { Change } from '../../staff/tables.ts'
import type { HoursRow, ReductionRow } from '../of-officer.ts'

/** A status as a coloured word. */
export const statusTag: Readonly<Record<'SCHEDULED' | 'ACTIVE' | 'ARCHIVED' | 'DELETED', StatusTag>> = {
  SCHEDULED: statusTags.scheduled,
  ACTIVE: statusTags.active,
  ARCHIVED: statusTags.archived,
  DELETED: statusTags.deleted,
}

const changeText: Readonly<Record<Change, string>> = {
  recorded: 'Recorded',
  ended: 'End changed',
  corrected: 'Corrected',
  deleted: 'Deleted',
}

/** Who recorded a row, when, and why it took the place of another. */
export const recordedText = (row: Pick<HoursRow, 'change' | 'recordedBy' | 'recordedAt' | 'why'>): string =>
  `${changeText[row.change]} by ${row.recordedBy}, ${instantText(row.recordedAt)}${row.why === '' ? '' : `: ${row.why}`}`

/** "7.4 hours a week from 1 December 2026 to 31 August 2027". */
export const reductionText = ({ hours, from, to }: Pick<ReductionRow, 'hours' | 'from' | 'to'>): string =>
  `${hoursText(hours)} hours a week from ${dayText(from)} ${to ? `to ${dayText(to)}` : 'with no last day'}`

const giving = ({ percent, maxPercent, months }: ReductionReason): string => {
  const parts = [
    ...(percent === null ? [] : [`${percent}% of hours`]),
    ...(maxPercent === null ? [] : [`at most ${maxPercent}% of hours`]),
    ...(months === null ? [] : [`${months} months`]),
  ]
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

/** The reasons of the rules in force, for a list to choose from. */
export const reasonItems = (day: Day, chosen: string) => {
  const rules = ruleSetOn(day)
  const reasons = rules.known ? rules.value.data.reductions : []
  return [
    { value: '', text: 'Choose a reason' },
    ...reasons.map(reason => ({
      value: reason.reason,
      text: `${reason.reason}${giving(reason)}`,
      selected: reason.reason === chosen,
    })),
  ]
}

/** "1 12 2026": a day as a form shows it for changing. */
export const dayTyped = (day: Day | null): string =>
  day === null ? '' : day.split('-').map(Number).reverse().join(' ')
