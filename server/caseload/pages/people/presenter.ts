import type { Day } from '#platform/database/tables.ts'
import type { Address } from '#platform/web/address.ts'
import { selectedFilters } from '#platform/web/components/filter/filters.ts'
import { paginate } from '#platform/web/components/pagination/paginate.ts'
import { type Column, sortableHeads } from '#platform/web/components/sortable-table/sort.ts'
import { type ListedPerson, PEOPLE_TO_A_PAGE, type PeopleChoices, type PeopleSort } from '../../queries/people.ts'
import { dayOrNot, riskTag, sentenceText, waitedText } from '../../words/words.ts'
import type { PeopleParams } from './params.ts'

const columns: readonly (Column & { readonly sort: PeopleSort })[] = [
  { text: 'Name', sort: 'name' },
  { text: 'CRN', sort: 'crn' },
  { text: 'Tier', sort: 'tier' },
  { text: 'Risk of serious harm', sort: 'risk' },
  { text: 'Named officer', sort: 'officer' },
  { text: 'Sentence', sort: 'started' },
]

const startedText = ({ status, started }: ListedPerson): string =>
  status === 'ended' ? 'Ended' : `From ${dayOrNot(started)}`

const officerCell = ({ officerName, waitingSince, teamName }: ListedPerson, today: Day) =>
  officerName
    ? { text: officerName, note: teamName }
    : { text: waitingSince ? `Nobody for ${waitedText(waitingSince, today)}` : 'Nobody', note: teamName }

/** Why somebody stands in the list whose name does not say so itself. */
const matchText = ({ match, formerName }: ListedPerson, search: string): string => {
  if (formerName && match !== 'crn') return `Former name: ${formerName}`
  if (match === 'spelling') return `Spelt like “${search}”`
  return match === 'sound' ? `Sounds like “${search}”` : ''
}

const rowOf = (person: ListedPerson, search: string, today: Day) => [
  { text: person.name, href: `/people/${person.personId}`, note: matchText(person, search) },
  { text: person.crn },
  { text: person.tier ?? 'Not recorded' },
  { tag: riskTag(person.risk) },
  officerCell(person, today),
  { text: sentenceText(person.sentence), note: startedText(person) },
]

const optionsOf = (all: PeopleChoices['teams'], chosen: string, every: string) => [
  { value: '', text: every, selected: chosen === '' },
  ...all.map(({ code, name }) => ({ value: code, text: name, selected: code === chosen })),
]

const filtersOf = (choices: PeopleChoices, params: PeopleParams, address: Address) => {
  const texts = (all: PeopleChoices['teams']) => new Map(all.map(({ code, name }) => [code, name]))
  return selectedFilters(
    [
      { heading: 'Name or CRN', name: 'search', chosen: params.search },
      { heading: 'Team', name: 'team', chosen: params.team, texts: texts(choices.teams) },
      { heading: 'Named officer', name: 'practitioner', chosen: params.practitioner, texts: texts(choices.officers) },
      { heading: 'Tier', name: 'tier', chosen: params.tier },
      { heading: 'Waiting', name: 'waiting', chosen: params.waiting, texts: new Map([['yes', 'No named officer']]) },
      { heading: 'Ended', name: 'ended', chosen: params.ended, texts: new Map([['yes', 'Ended supervision too']]) },
    ],
    address,
  )
}

/** Every word of the list of people. */
export const presentPeople = (
  { people, total }: { readonly people: readonly ListedPerson[]; readonly total: number },
  choices: PeopleChoices,
  params: PeopleParams,
  today: Day,
) => {
  const address: Address = { path: '/people', query: params }
  const tiers = choices.tiers.map(tier => ({ code: tier, name: tier }))
  return {
    title: 'People on probation',
    heading: 'People on probation',
    search: params.search,
    isWaitingOnly: params.waiting === 'yes',
    isWithEnded: params.ended === 'yes',
    selected: filtersOf(choices, params, address),
    // The order that nobody chose gives way to the best match.
    keep:
      params.sort === 'match' || (params.sort === 'name' && params.order === 'ascending')
        ? []
        : [
            { name: 'sort', value: params.sort },
            { name: 'order', value: params.order },
          ],
    teams: optionsOf(choices.teams, params.team, 'Every team'),
    officers: optionsOf(choices.officers, params.practitioner, 'Every officer'),
    tiers: optionsOf(tiers, params.tier, 'Every tier'),
    nobody:
      total === 0
        ? 'Nobody is found among the people you may see. Misspelt names and names that sound alike are found too: try the family name alone, take a filter away, or use the CRN.'
        : '',
    table: {
      caption: 'People on probation',
      captionHidden: true,
      heads: sortableHeads(columns, { by: params.sort, order: params.order }, address),
      rows: people.map(person => rowOf(person, params.search, today)),
    },
    pages: paginate({ total, page: params.page, size: PEOPLE_TO_A_PAGE, things: 'people' }, address),
  }
}
