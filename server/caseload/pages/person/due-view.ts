import { standardNamed } from '@candour/timeliness'
import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { wordsOf } from '../../codes/codes.ts'
import { type DueItem, ownItems } from '../../timeliness/due-items.ts'
import { dueText, itemText, noOutcomeTag, stateTags, whyNoLimit } from '../../timeliness/words.ts'

const stateOf = ({ standard, due, stopped }: DueItem, today: Day) => {
  if (standard === ownItems.appointment) return (due ?? today) < today ? noOutcomeTag : stateTags.due
  if (due === null) return stateTags.unknown
  if (stopped !== null) return stopped <= due ? stateTags.met : stateTags['met late']
  return due < today ? stateTags.overdue : stateTags.due
}

const whenOf = ({ standard: id, due, stopped }: DueItem, today: Day): string => {
  const standard = standardNamed(id)?.standard
  if (stopped !== null) return `Done ${dayText(stopped)}${due === null ? '' : `, due ${dayText(due)}`}`
  if (due !== null) return dueText(due, today)
  return standard ? whyNoLimit(standard.limit) : 'No day given'
}

const appointmentLine = (personId: string, { type, at, due, started, ref }: DueItem) => ({
  name: `${type ? wordsOf('appointment-type', type) : 'Appointment'}${at ? ` at ${at}` : ''}`,
  href: `/people/${personId}/appointments/${ref}`,
  when: dayText(due ?? started),
})

const otherLine = (item: DueItem, today: Day) => ({
  name: itemText(item.standard).name,
  href: standardNamed(item.standard) ? `/standards/${item.standard}` : '',
  when: whenOf(item, today),
})

/** What is due, was done in time or late, and has no limit, about one person. */
export const personDue = (personId: string, due: readonly DueItem[], today: Day) => {
  const lines = due.map(item => ({
    ...(item.standard === ownItems.appointment ? appointmentLine(personId, item) : otherLine(item, today)),
    isOpen: item.stopped === null,
    tag: stateOf(item, today),
  }))
  return { open: lines.filter(line => line.isOpen), over: lines.filter(line => !line.isOpen) }
}
