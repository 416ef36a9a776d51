import type { Person } from '#caseload'
import type { Day } from '#platform/database/tables.ts'
import type { FormState } from '#platform/web/answers.ts'
import { sortableHeads } from '#platform/web/components/sortable-table/sort.ts'
import { dayText } from '#platform/web/dates.ts'
import type { Act } from '../../queries/acts.ts'
import type { Message } from '../../queries/messages.ts'
import { actCells, actHeads } from '../act-row.ts'
import { formIdOf } from '../form-state.ts'
import { messageCells, messageHeads } from '../message-row.ts'
import { personSummary } from '../person-summary.ts'

type Facts = {
  readonly person: Person
  readonly acts: readonly Act[]
  readonly messages: readonly Message[]
  readonly today: Day
  readonly mayAllocate: boolean
  readonly form: FormState
}

const plain = { by: '', order: 'ascending' } as const

const coverText = ({ state }: Person, today: Day): string =>
  state.cover && state.cover.until >= today
    ? `Somebody covers for the named officer from ${dayText(state.cover.from)} until ${dayText(state.cover.until)}.`
    : ''

const moveText = ({ state }: Person): string =>
  state.transfer?.state === 'proposed'
    ? `A move to another unit was proposed on ${dayText(state.transfer.on)} and waits for the answer of that unit.`
    : ''

/** Every word of the page about who had one person's case. */
export const presentPersonHistory = ({ person, acts, messages, today, mayAllocate, form }: Facts) => {
  const path = `/allocation/people/${person.personId}`
  const cover = coverText(person, today)
  const isOpen = person.state.ended === null
  return {
    title: 'Who had the case',
    heading: 'Who had the case',
    caption: person.state.identity?.name ?? '',
    breadcrumbs: [{ text: 'People without a named officer', href: '/allocation' }],
    person: personSummary(person, today),
    notes: [cover, moveText(person)].filter(text => text !== ''),
    choose: mayAllocate && isOpen ? { text: 'Choose an officer', href: path } : null,
    endCover: mayAllocate && cover !== '' ? { action: `${path}/cover/end`, formId: formIdOf(form) } : null,
    acts: {
      caption: 'From the latest to the first',
      heads: sortableHeads(actHeads, plain, { path, query: {} }),
      rows: acts.map(actCells),
    },
    nobody: 'Nobody has given this case to anybody yet, or nothing of it is in your sight.',
    messages: {
      caption: 'Who was told',
      heads: sortableHeads(messageHeads, plain, { path, query: {} }),
      rows: messages.map(messageCells),
    },
  }
}
