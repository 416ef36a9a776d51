import { standardNamed } from '@candour/timeliness'
import type { Day } from '#platform/database/tables.ts'
import type { StatusTag } from '#platform/web/components/status-tag/status-tags.ts'
import { dayText } from '#platform/web/dates.ts'
import { wordsOf } from '../../codes/codes.ts'
import type { DueForPerson } from '../../queries/due.ts'
import type { DueItem } from '../../timeliness/due-items.ts'
import { ownItems } from '../../timeliness/due-items.ts'
import {
  dueText,
  factTexts,
  itemText,
  limitText,
  noOutcomeTag,
  stateTags,
  usualText,
  whyNoLimit,
} from '../../timeliness/words.ts'

/** One thing to do, as a list draws it: what, about whom, by when, why, how long, and where it is done. */
export type DueView = {
  readonly href: string
  readonly who: string
  readonly what: string
  readonly when: string
  readonly why: string
  readonly usual: string
  readonly tag: StatusTag
}

/** Where the thing is done: an appointment on its own page, everything else in the record. */
export const hrefOfItem = (personId: string, { standard, ref }: Pick<DueItem, 'standard' | 'ref'>): string =>
  standard === ownItems.appointment ? `/people/${personId}/appointments/${ref}?from=home` : `/people/${personId}`

const tagOf = ({ due }: DueItem, today: Day): StatusTag => {
  if (due === null) return stateTags.unknown
  return due < today ? stateTags.overdue : stateTags.due
}

/** "Clock started 1 April 2026 with the first appointment attended. Within 15 working days of …". */
const whyOf = ({ standard: id, started, due }: DueItem): string => {
  const standard = standardNamed(id)?.standard
  if (!standard) return ''
  const began = `Started ${dayText(started)} with ${factTexts[standard.starts]}`
  return due === null ? `${began}. ${whyNoLimit(standard.limit)}` : `${began}. ${limitText(standard)}`
}

const usualOf = ({ standard }: DueItem): string => {
  const minutes = standardNamed(standard)?.standard.usualMinutes
  return minutes?.known ? usualText(minutes) : ''
}

/** An item of a standard or of a manager's request. */
export const dueView = (item: DueForPerson, today: Day): DueView => ({
  href: hrefOfItem(item.personId, item),
  who: item.name,
  what: itemText(item.standard).toDo,
  when: item.due === null ? '' : dueText(item.due, today),
  why: whyOf(item),
  usual: usualOf(item),
  tag: tagOf(item, today),
})

/** A booked appointment: before its day it says when, after it asks for the outcome. */
export const appointmentView = (item: DueForPerson, today: Day): DueView => {
  const on = item.due ?? item.started
  const type = item.type ? wordsOf('appointment-type', item.type) : 'Appointment'
  const isPast = on < today
  return {
    href: hrefOfItem(item.personId, item),
    who: item.name,
    what: isPast ? `Record the outcome: ${type.toLowerCase()}` : type,
    when: `${on === today ? 'Today' : dayText(on)}${item.at ? ` at ${item.at}` : ''}`,
    why: '',
    usual: '',
    tag: isPast ? noOutcomeTag : stateTags.due,
  }
}
