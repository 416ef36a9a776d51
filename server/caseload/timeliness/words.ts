import {
  type FactName,
  type Known,
  type Limit,
  type Standard,
  standardNamed,
  type TimelinessState,
} from '@candour/timeliness'
import type { Day } from '#platform/database/tables.ts'
import type { StatusTag } from '#platform/web/components/status-tag/status-tags.ts'
import { dayText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import { daysBetween } from '../record/late.ts'
import { ownItems } from './due-items.ts'

/** Each fact as it reads after "the day of". */
export const factTexts: Readonly<Record<FactName, string>> = {
  sentenced: 'the sentence',
  allocated: 'allocation to a named officer',
  'first-appointment-arranged': 'arranging the first appointment',
  'first-appointment-attended': 'the first appointment attended',
  'first-assessment': 'the first assessment',
  'first-plan': 'the first sentence plan',
  assessed: 'the assessment',
  'assessed-again': 'the next assessment',
  planned: 'the plan',
  'review-due': 'review set by the plan',
  reviewed: 'the review',
  needed: 'finding the enquiry needed',
  made: 'making the enquiry',
  answered: 'the answer',
  'action-taken': 'the enforcement action',
  'answer-due': 'response set by the action',
  'failure-known': 'becoming aware of the failure',
  'breach-referred': 'referring the breach',
  'in-court': 'laying the breach before the court',
  'asked-for': 'the request',
  'wanted-by': 'completion set by the record',
  completed: 'completing the report',
  referred: 'the referral',
  'first-seen': 'the service’s initial assessment',
  'action-plan': 'the service’s action plan',
  'last-session': 'the last session',
  'closing-report': 'the end of service report',
  begun: 'the start of the handover',
  done: 'completing the part',
  signed: 'the countersignature',
}

/** "Within 15 working days of the first appointment attended". */
export const limitText = ({ limit, starts }: Pick<Standard, 'limit' | 'starts'>): string => {
  if (limit.kind === 'within') return `Within ${limit.days} ${limit.unit} of ${factTexts[starts]}`
  return limit.kind === 'by' ? `By the day of ${factTexts[limit.fact]}` : 'No limit is given'
}

export const whyNoLimit = (limit: Limit): string =>
  limit.kind === 'none given' ? limit.why : 'The record names no day for it'

/** "About 2 hours 21 minutes", or why nobody can say. */
export const usualText = (minutes: Known<number>): string => {
  if (!minutes.known) return minutes.why
  const hours = Math.floor(minutes.value / 60)
  const rest = minutes.value % 60
  const parts = [hours > 0 ? countedText(hours, 'hour') : '', rest > 0 ? countedText(rest, 'minute') : '']
  return `About ${parts.filter(Boolean).join(' ')}`
}

const own: Readonly<Record<string, { name: string; toDo: string }>> = {
  [ownItems.appointment]: { name: 'Appointment', toDo: 'Record the outcome' },
  [ownItems.oversight]: { name: 'Asked for by a manager', toDo: 'Answer what the manager asked for' },
}

/** What an item is called and what is to be done about it; an id that no set has any more stays as it is. */
export const itemText = (id: string): { readonly name: string; readonly toDo: string } =>
  standardNamed(id)?.standard ?? own[id] ?? { name: id, toDo: id }

const tag = (text: string, colour: string): StatusTag => ({ text, classes: `govuk-tag--${colour}` })

/** A state as a coloured word; the word alone says it. */
export const stateTags: Readonly<Record<TimelinessState, StatusTag>> = {
  met: tag('Met', 'green'),
  'met late': tag('Met late', 'orange'),
  due: tag('Due', 'blue'),
  overdue: tag('Overdue', 'red'),
  unknown: tag('No day given', 'grey'),
  'not applicable': tag('Not started', 'grey'),
}

/** An appointment that is over and of which nobody has said what became of it. */
export const noOutcomeTag = tag('No outcome', 'yellow')

/** "today", "tomorrow", "in 3 days", "3 days ago". */
export const distanceText = (day: Day, today: Day): string => {
  const days = daysBetween(today, day)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${countedText(days, 'day')}` : `${countedText(-days, 'day')} ago`
}

/** "Due 24 April 2026, 3 days ago". */
export const dueText = (due: Day, today: Day): string => `Due ${dayText(due)}, ${distanceText(due, today)}`
