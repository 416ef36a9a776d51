import { type AnswerChoice, type EscalationKind, escalationKinds, type Level } from '@candour/allocation'
import type { Day } from '#platform/database/tables.ts'
import { paginate } from '#platform/web/components/pagination/paginate.ts'
import { sortableHeads } from '#platform/web/components/sortable-table/sort.ts'
import { dayOf, dayText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import type { ListParams } from '../../forms.ts'
import { MOST_LISTED, type NamedEscalation } from '../../queries.ts'
import { aboutText, clockText, kindText, standingTag, withText } from '../../words.ts'

type Known = {
  readonly escalations: readonly NamedEscalation[]
  /** Those that wait for an answer of the reader's own level. */
  readonly mine: readonly NamedEscalation[]
  readonly params: ListParams
  readonly level: Level | undefined
  readonly unitName: string | undefined
  /** The unit whose conditions of work the page leads to; null for who has none in sight. */
  readonly conditionsOf: string | null
  readonly answerable: number
  readonly choices: readonly AnswerChoice[]
  readonly today: Day
}

const PATH = '/escalations'
const PAGE = 25

const heads = (texts: readonly string[]) =>
  sortableHeads(
    texts.map(text => ({ text })),
    { by: '', order: 'ascending' },
    { path: PATH, query: {} },
  )

const rowOf = (one: NamedEscalation, today: Day) => [
  { text: aboutText(one), href: `${PATH}/${one.id}`, note: one.unit_name },
  { text: kindText(one.kind, today) },
  { tag: standingTag(one, today), note: clockText(one, today) },
  { text: withText(one) },
  { text: dayText(dayOf(one.opened_at)) },
]

type Group = {
  readonly kind: EscalationKind
  readonly unit: string
  readonly unitName: string
  readonly all: readonly NamedEscalation[]
}

/** By unit and kind: what somebody can look through and answer together. */
const groupsOf = (escalations: readonly NamedEscalation[]): readonly Group[] =>
  [...Map.groupBy(escalations, one => `${one.unit} ${one.kind}`).values()].flatMap(all => {
    const [one] = all
    return one ? [{ kind: one.kind, unit: one.unit, unitName: one.unit_name, all }] : []
  })

const groupRow = ({ kind, unit, unitName, all }: Group, today: Day) => {
  const overdue = all.filter(one => one.status === 'open' && one.due < today).length
  const dues = all.filter(one => one.status === 'open').map(one => one.due)
  const first = dues.toSorted()[0]
  return [
    { text: kindText(kind, today), href: `${PATH}?unit=${encodeURIComponent(unit)}&kind=${kind}`, note: unitName },
    { text: countText(all.length) },
    { text: countText(overdue) },
    { text: first ? dayText(first) : 'Answered' },
  ]
}

/** Every word of the list of escalations. */
export const presentList = (known: Known) => {
  const { escalations, mine, params, level, unitName, conditionsOf, answerable, choices, today } = known
  const isNarrow = params.unit !== '' && params.kind !== ''
  const overdue = mine.filter(one => one.due < today).length
  const shown = escalations.slice((params.page - 1) * PAGE, params.page * PAGE)
  const query = { unit: params.unit, officer: params.officer, kind: params.kind, settled: params.settled ?? '' }
  return {
    title: 'Escalations',
    heading: params.kind === '' ? 'Escalations' : kindText(params.kind, today),
    caption: unitName ?? '',
    breadcrumbs:
      params.unit === '' && params.kind === '' ? [] : [{ text: 'All escalations in your sight', href: PATH }],
    sentence:
      'What is beyond its limit opens here by itself. Nobody can close it: it is answered, looked at again, and settled when the facts no longer hold. What nobody answers climbs.',
    stats: [
      ...(level
        ? [
            { label: 'Waiting on you', value: countText(mine.length) },
            { label: 'Overdue with you', value: countText(overdue) },
          ]
        : []),
      {
        label: 'Not settled in your sight',
        value: countText(escalations.filter(one => one.status !== 'settled').length),
        ...(escalations.length === MOST_LISTED ? { note: `The first ${countText(MOST_LISTED)}` } : {}),
      },
    ],
    hasMine: mine.length > 0 && !isNarrow,
    mine: {
      caption: 'Waiting on you, by unit',
      heads: heads(['What', 'Escalations', 'Overdue', 'First answer due']),
      rows: groupsOf(mine).map(group => groupRow(group, today)),
    },
    isEmpty: escalations.length === 0,
    all: {
      caption: 'Overdue first',
      heads: heads(['About', 'What', 'Standing', 'It is with', 'Opened']),
      rows: shown.map(one => rowOf(one, today)),
    },
    pages: paginate(
      { total: escalations.length, page: params.page, size: PAGE, things: 'escalations' },
      { path: PATH, query },
    ),
    kinds: escalationKinds.map(kind => ({ href: `${PATH}?kind=${kind}`, text: kindText(kind, today) })),
    conditionsHref: conditionsOf ? `/conditions-of-work/${encodeURIComponent(conditionsOf)}` : null,
    settledHref: `${PATH}?settled=yes&unit=${encodeURIComponent(params.unit)}&kind=${params.kind}`,
    together:
      isNarrow && answerable > 1
        ? {
            heading: `Answer all ${countedText(answerable, 'escalation')} together`,
            ...{ unit: params.unit, kind: params.kind, count: answerable },
            choices: choices.map(({ code, text }) => ({ value: code, text })),
          }
        : null,
  }
}
