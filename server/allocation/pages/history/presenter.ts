import type { Day } from '#platform/database/tables.ts'
import { type Address, changed, hrefOf } from '#platform/web/address.ts'
import { selectedFilters } from '#platform/web/components/filter/filters.ts'
import { paginate } from '#platform/web/components/pagination/paginate.ts'
import { sortableHeads } from '#platform/web/components/sortable-table/sort.ts'
import { dayText } from '#platform/web/dates.ts'
import type { Act } from '../../queries/acts.ts'
import { actCells, actHeads, whoCell } from '../act-row.ts'
import type { HistoryParams } from './params.ts'

export const ACTS_TO_A_PAGE = 50

type Facts = {
  readonly acts: readonly Act[]
  readonly total: number
  readonly teams: readonly { readonly code: string; readonly name: string }[]
  readonly params: HistoryParams
  readonly today: Day
}

/** Every word of the history of allocations. */
export const presentHistory = ({ acts, total, teams, params, today }: Facts) => {
  const address: Address = { path: '/allocation/history', query: params }
  const texts = new Map(teams.map(({ code, name }) => [code, name]))
  return {
    title: 'Who was given to whom',
    heading: 'Who was given to whom',
    breadcrumbs: [{ text: 'People without a named officer', href: '/allocation' }],
    source: { source: 'the record of each person, the last 30 days', asAt: dayText(today) },
    teams: [
      { value: '', text: 'Every team in your sight', selected: params.team === '' },
      ...teams.map(({ code, name }) => ({ value: code, text: name, selected: code === params.team })),
    ],
    selected: selectedFilters(
      [
        { heading: 'Team', name: 'team', chosen: params.team, texts },
        { heading: 'Officer', name: 'officer', chosen: params.officer },
      ],
      address,
    ),
    keep: params.officer ? [{ name: 'officer', value: params.officer }] : [],
    file: hrefOf(changed({ ...address, path: '/allocation/history.csv' }, { page: undefined })),
    nobody: 'Nobody was given to anybody in the last 30 days.',
    table: {
      caption: 'Allocations, the latest first',
      captionHidden: true,
      heads: sortableHeads([{ text: 'Person' }, ...actHeads], { by: '', order: 'ascending' }, address),
      rows: acts.map(act => [whoCell(act), ...actCells(act)]),
    },
    pages: paginate({ total, page: params.page, size: ACTS_TO_A_PAGE, things: 'allocations' }, address),
  }
}
