import type { Standard } from '@candour/timeliness'
import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { countText } from '#platform/web/numbers.ts'
import { type DueForPerson, MOST_DUE, type TeamState, teamStates } from '../../queries/due.ts'
import { factTexts, limitText, stateTags } from '../../timeliness/words.ts'
import { dayOrNot, riskTag } from '../../words/words.ts'
import { hrefOfItem } from '../home/due-view.ts'
import { peopleHref } from '../team-timeliness/presenter.ts'

type Known = {
  readonly team: { readonly code: string; readonly name: string }
  readonly standard: Standard
  readonly state: TeamState
  readonly people: readonly DueForPerson[]
  readonly today: Day
}

const head = (text: string) => ({ text, numeric: false, href: null, ariaSort: null })
const heads = ['Name', 'CRN', 'Risk of serious harm', 'Named officer', 'Clock started', 'Due', 'Done'].map(head)

const rowOf = (person: DueForPerson) => [
  { text: person.name, href: hrefOfItem(person.personId, person) },
  { text: person.crn },
  { tag: riskTag(person.risk) },
  { text: person.officerName ?? 'Nobody yet' },
  { text: dayText(person.started) },
  { text: person.due === null ? 'No day given' : dayText(person.due) },
  { text: person.stopped === null ? 'Not yet' : dayOrNot(person.stopped) },
]

/** Every word of the list of people for whom a standard stands so. */
export const presentTeamStandard = ({ team, standard, state, people, today }: Known) => ({
  title: 'People behind a number',
  heading: standard.name,
  caption: `${team.name}: ${stateTags[state].text.toLowerCase()}`,
  breadcrumbs: [
    { text: 'People on probation', href: '/people' },
    { text: team.name, href: `/teams/${encodeURIComponent(team.code)}/timeliness` },
  ],
  rule: `${limitText(standard)}. The clock stops with ${factTexts[standard.stops]}. As the record stands on ${dayText(today)}.`,
  standardHref: `/standards/${standard.id}`,
  states: teamStates.map(one => ({
    text: stateTags[one].text,
    href: peopleHref(team.code, standard.id, one),
    active: one === state,
  })),
  nothing: people.length === 0 ? 'Nobody.' : '',
  tooMany: people.length === MOST_DUE ? `The first ${countText(MOST_DUE)} are shown.` : '',
  table: { caption: 'People', captionHidden: true, heads, rows: people.map(rowOf) },
})
