import { type AnswerChoice, escalationKinds, type Level } from '@candour/allocation'
import type { Day } from '#platform/database/tables.ts'
import { paginate } from '#platform/web/components/pagination/paginate.ts'
import { sortableHeads } from '#platform/web/components/sortable-table/sort.ts'
import { dayOf, dayText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import type { ListParams } from '../../forms.ts'
import type { EscalationGroup, NamedEscalation } from '../../queries.ts'
import { aboutText, clockText, detailText, kindText, standingTag, withText } from '../../words.ts'

type Known = {
  readonly groups: readonly EscalationGroup[]
  /** One page of them. */
  readonly shown: readonly NamedEscalation[]
  readonly params: ListParams
  readonly level: Level | undefined
  readonly unitName: string | undefined
  readonly conditionsOf: string | null
  readonly choices: readonly AnswerChoice[]
  readonly today: Day
}

const PATH = '/escalations'

/** Escalations on a page of the list. */
export const PAGE = 25

const heads = (texts: readonly string[]) =>
  sortableHeads(
    texts.map(text => ({ text })),
    { by: '', order: 'ascending' },
    { path: PATH, query: {} },
  )

const rowOf = (one: NamedEscalation, today: Day) => [
  { text: aboutText(one), href: `${PATH}/${one.id}`, note: detailText(one) },
  { text: kindText(one.kind, today) },
  { tag: standingTag(one, today), note: clockText(one, today) },
  { text: withText(one) },
  { text: dayText(dayOf(one.opened_at)) },
]

const total = (
  groups: readonly EscalationGroup[],
  figure: 'all' | 'unsettled' | 'late' | 'mine' | 'mineLate' | 'answerable',
) => groups.reduce((sum, group) => sum + group[figure], 0)

const settledPart = (settled: 'yes' | undefined): string => (settled ? '&settled=yes' : '')

/** What is counted by unit and kind: with a level of their own first what waits on the reader. */
const groupTable = (groups: readonly EscalationGroup[], { params, level, today }: Known) => {
  const own = ({ mine, mineLate, firstDue }: EscalationGroup) => [
    { text: countText(mine), numeric: true },
    { text: countText(mineLate), numeric: true },
    { text: firstDue ? dayText(firstDue) : 'Nothing waits on you' },
  ]
  const address = ({ unit, kind }: EscalationGroup): string =>
    `${PATH}?unit=${encodeURIComponent(unit)}&kind=${kind}${settledPart(params.settled)}`
  return {
    caption: 'By unit and kind',
    heads: heads([
      'What',
      ...(level ? ['Waiting on you', 'Overdue with you', 'Your first answer due'] : []),
      ...['All not settled', 'Overdue with anybody'],
    ]),
    rows: groups.map(group => [
      { text: kindText(group.kind, today), href: address(group), note: group.unitName },
      ...(level ? own(group) : []),
      { text: countText(group.unsettled), numeric: true },
      { text: countText(group.late), numeric: true },
    ]),
  }
}

const stats = ({ groups, level }: Known) => [
  ...(level
    ? [
        { label: 'Waiting on you', value: countText(total(groups, 'mine')) },
        { label: 'Overdue with you', value: countText(total(groups, 'mineLate')) },
      ]
    : []),
  { label: 'Not settled in your sight', value: countText(total(groups, 'unsettled')) },
]

/** One answer to all of a kind in a unit, for those that the reader may answer. */
const together = ({ groups, params, choices }: Known) => {
  const count = total(groups, 'answerable')
  if (params.unit === '' || params.kind === '' || count < 2) return null
  return {
    heading: `Answer all ${countedText(count, 'escalation')} together`,
    ...{ unit: params.unit, kind: params.kind, count },
    choices: choices.map(({ code, text }) => ({ value: code, text })),
  }
}

const SENTENCE =
  'What is beyond its limit opens here by itself. Nobody can close it: it is answered, looked at again, and settled when the facts no longer hold. What nobody answers climbs.'

/** Every word of the list of escalations. */
export const presentList = (known: Known) => {
  const { groups, shown, params, unitName, conditionsOf, today } = known
  const { unit, officer, kind, settled, page } = params
  const things = total(groups, 'all')
  // A list of one kind in one team has nothing to be counted by.
  const isWhole = groups.every(group => group.unit === unit && group.kind === kind)
  const here = `unit=${encodeURIComponent(unit)}&kind=${kind}`
  return {
    title: 'Escalations',
    heading: kind === '' ? 'Escalations' : kindText(kind, today),
    caption: unitName ?? '',
    breadcrumbs: unit === '' && kind === '' ? [] : [{ text: 'All escalations in your sight', href: PATH }],
    sentence: SENTENCE,
    stats: stats(known),
    groups: isWhole ? null : groupTable(groups, known),
    isEmpty: things === 0,
    all: {
      caption: isWhole ? 'The overdue first' : 'Each of them, the overdue first',
      heads: heads(['About', 'What', 'Standing', 'It is with', 'Opened']),
      rows: shown.map(one => rowOf(one, today)),
    },
    pages: paginate(
      { total: things, page, size: PAGE, things: 'escalations' },
      { path: PATH, query: { unit, officer, kind, settled: settled ?? '' } },
    ),
    kinds: escalationKinds.map(one => ({ href: `${PATH}?kind=${one}`, text: kindText(one, today) })),
    conditionsHref: conditionsOf ? `/conditions-of-work/${encodeURIComponent(conditionsOf)}` : null,
    settled: settled
      ? { href: `${PATH}?${here}`, text: 'Leave settled ones out' }
      : { href: `${PATH}?settled=yes&${here}`, text: 'Show settled ones too' },
    together: together(known),
  }
}
