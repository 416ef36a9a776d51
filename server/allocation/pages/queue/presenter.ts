import { lastDayWithin, limitSetOn, URGENCY_WORDS } from '@candour/allocation'
import { workingDaysBetween } from '@candour/timeliness'
import type { TeamCounts } from '#caseload'
import { itemText, riskTag, sentenceText, waitedText } from '#caseload'
import type { Day } from '#platform/database/tables.ts'
import type { Unit } from '#platform/organisation/units.ts'
import type { Address } from '#platform/web/address.ts'
import { selectedFilters } from '#platform/web/components/filter/filters.ts'
import { paginate } from '#platform/web/components/pagination/paginate.ts'
import { sortableHeads } from '#platform/web/components/sortable-table/sort.ts'
import { dayText, shortDayText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { NextDate, Queue, Queued } from '../../queries/queue.ts'
import { registrationsText } from '../words.ts'
import { presentCounts, QUEUE_PATH } from './counts.ts'
import type { QueueParams } from './params.ts'

export const PEOPLE_TO_A_PAGE = 50

type Known = {
  readonly counts: readonly TeamCounts[]
  /** The units of the reader, the nation first; empty for roles outside the service. */
  readonly units: readonly Unit[]
  readonly queue: Queue
  readonly params: QueueParams
  readonly today: Day
  readonly mayAllocate: boolean
}

const riskTexts = new Map([
  ['very-high', 'Very high'],
  ['high', 'High'],
  ['none', 'Not assessed'],
  ['medium', 'Medium'],
  ['low', 'Low'],
])

const nextText = ({ what, standard }: NextDate): string => {
  if (what === 'release') return 'Release'
  return what === 'sentence-end' ? 'End of sentence' : itemText(standard ?? '').name
}

const nextCell = (next: NextDate | null, today: Day) => {
  if (!next) return { text: 'Nothing has a day' }
  return { text: shortDayText(next.day), note: `${nextText(next)}${next.day < today ? ', overdue' : ''}` }
}

const contactCell = ({ contact }: Queued) =>
  contact
    ? {
        text: countedText(contact.contacts, 'contact'),
        note: `Last ${shortDayText(contact.lastOn)}, ${contact.lastBy}`,
      }
    : { text: 'None' }

const waitCell = ({ since, risk, tier }: Queued, today: Day) => {
  const until = lastDayWithin(limitSetOn(today), { since, risk: risk ?? 'not-assessed', tier })
  const late = until < today ? ` Beyond its limit of ${shortDayText(until)}.` : ''
  return {
    text: waitedText(since, today),
    note: `${countedText(workingDaysBetween(since, today), 'working day')} since ${shortDayText(since)}.${late}`,
  }
}

const rowOf = (person: Queued, today: Day) => ({
  personId: person.personId,
  name: person.name,
  cells: [
    {
      text: person.name,
      href: `/allocation/people/${person.personId}`,
      note: `CRN ${person.crn}${person.limited ? ', limited access' : ''}`,
    },
    { tag: riskTag(person.risk) },
    { text: person.tier ?? 'No tier', note: registrationsText(person.registrations) },
    waitCell(person, today),
    nextCell(person.next, today),
    contactCell(person),
    { text: person.teamName, note: sentenceText(person.sentence) },
  ],
})

const heads = [
  'Name',
  'Risk of serious harm',
  'Tier and registrations',
  'Waiting',
  'Next date',
  'Contact while waiting',
  'Team and sentence',
]

const options = (all: readonly (readonly [string, string])[], chosen: string, every: string) => [
  { value: '', text: every, selected: chosen === '' },
  ...all.map(([value, text]) => ({ value, text, selected: value === chosen })),
]

const filterOf = ({ queue, params }: Known, address: Address) => ({
  teams: options(
    queue.teams.map(({ code, name }) => [code, name]),
    params.team,
    'Every team',
  ),
  risks: options([...riskTexts], params.risk, 'Every level'),
  contacts: options([['none', 'None while waiting']], params.contact, 'Any or none'),
  selected: selectedFilters(
    [
      {
        heading: 'Team',
        name: 'team',
        chosen: params.team,
        texts: new Map(queue.teams.map(one => [one.code, one.name])),
      },
      { heading: 'Risk of serious harm', name: 'risk', chosen: params.risk, texts: riskTexts },
      { heading: 'Contact', name: 'contact', chosen: params.contact, texts: new Map([['none', 'None while waiting']]) },
    ],
    address,
  ),
})

/** Every word of the queue. */
export const presentQueue = (known: Known) => {
  const { queue, params, today, mayAllocate } = known
  const address: Address = { path: QUEUE_PATH, query: params }
  const counted = presentCounts(known)
  const isFiltered = params.team !== '' || params.risk !== '' || params.contact !== ''
  return {
    title: 'People without a named officer',
    heading: 'People without a named officer',
    ...counted,
    breadcrumbs: params.pdu ? [{ text: 'All units', href: QUEUE_PATH }] : [],
    source: { source: 'the record of each person', asAt: dayText(today) },
    order: URGENCY_WORDS,
    mayAllocate,
    meetsPeople: counted.meetsPeople,
    filter: filterOf(known, address),
    nobody: isFiltered ? 'Nobody who waits fits these filters.' : 'Nobody in your sight waits for an officer.',
    people: {
      caption: 'Who waits, the most urgent first',
      heads: sortableHeads(
        heads.map(text => ({ text })),
        { by: '', order: 'ascending' },
        address,
      ),
      rows: queue.people.map(person => rowOf(person, today)),
    },
    pages: paginate({ total: queue.total, page: params.page, size: PEOPLE_TO_A_PAGE, things: 'people' }, address),
  }
}
