import type { Figure } from '@candour/workload'
import { type Address, changed } from '#platform/web/address.ts'
import type { View } from '#platform/web/answers.ts'
import type { ChartView } from '#platform/web/components/chart/chart-view.ts'
import { type Shown as Paged, type Pagination, paginate } from '#platform/web/components/pagination/paginate.ts'
import type { Order } from '#platform/web/components/sortable-table/sort.ts'
import { aheadLinks } from '../../ahead/addresses.ts'
import type { OfficerFilter, OfficerLoad, OfficerSort } from '../../queries/officers.ts'
import type { UnitFigures } from '../../queries/unit-figures.ts'
import { linkTo, unitPath } from '../figures/addresses.ts'
import { crumbsAlong } from '../figures/breadcrumbs.ts'
import { type Download, downloadsOf } from '../figures/downloads.ts'
import { loadChart } from '../figures/load-chart.ts'
import { type FilterView, presentFilter } from '../figures/officer-filter.ts'
import { officerTable } from '../figures/officer-table.ts'
import { presentFigures, type SourceView } from '../figures/source.ts'
import { type Caveat, unitCaveats, unitStats } from '../figures/unit-summary.ts'
import { kindText } from '../figures/words.ts'

/** Officers on one page of a list. */
export const pageSize = 50

export type OfficersFacts = {
  readonly figures: UnitFigures
  readonly today: Figure | null
  readonly officers: readonly OfficerLoad[]
  readonly paged: Omit<Paged, 'things'>
  readonly view: OfficerFilter & { readonly by: OfficerSort; readonly order: Order }
  readonly params: Address['query'] & { readonly result?: number | undefined; readonly on?: string | undefined }
  readonly now: Date
}

type OfficersView = View & {
  readonly caption: string
  readonly source: SourceView
  /** Null on the long lists of a nation, region or PDU, whose own page has them. */
  readonly team: {
    readonly stats: ReturnType<typeof unitStats>
    readonly caveats: readonly Caveat[]
    readonly links: readonly { readonly text: string; readonly href: string }[]
    readonly downloads: readonly Download[]
  } | null
  readonly officerFilter: FilterView
  readonly tableCaption: string
  readonly table: ReturnType<typeof officerTable>
  readonly pages: Pagination
  readonly chart: ChartView | null
}

/** Every word of a list of officers. */
export const presentOfficers = (facts: OfficersFacts): OfficersView => {
  const { figures, officers, paged, view, params, now, today } = facts
  const { shown, unit, trail } = figures
  const { ruleSet } = shown
  const kept = { result: params.result, on: params.on }
  const isTeam = unit.kind === 'team'
  const address = addressOf(facts)
  return {
    title: isTeam ? `Workload: ${unit.name}` : `Officers: ${unit.name}`,
    heading: isTeam ? unit.name : `Officers of ${unit.name}`,
    caption: isTeam ? 'Workload, team' : `Workload, ${kindText[unit.kind].toLowerCase()}`,
    breadcrumbs: crumbsAlong(isTeam ? trail.slice(0, -1) : trail, kept),
    source: presentFigures(shown, address.path, now),
    team: isTeam
      ? {
          stats: unitStats(unit, ruleSet, kept, today),
          caveats: unitCaveats(unit, kept, figures.byFile),
          links: [
            { text: 'Workload by week', href: `${unitPath(unit)}/history` },
            { text: 'Cases by tier', href: linkTo(`${unitPath(unit)}/tiers`, kept) },
            ...aheadLinks(unit),
          ],
          downloads: downloadsOf(unit, kept),
        }
      : null,
    officerFilter: presentFilter(view, ruleSet, address),
    tableCaption: 'Officers',
    table: officerTable({
      ...{ officers, ruleSet, address, kept, withTeam: !isTeam },
      sorting: { by: view.by, order: view.order },
    }),
    pages: paginate({ ...paged, things: 'officers and posts' }, changed(address, { page: params.page })),
    chart: isTeam ? chartOf(officers, facts) : null,
  }
}

const addressOf = ({
  figures: { unit },
  params: { result, on, grade, load, sort, order },
}: OfficersFacts): Address => ({
  path: unit.kind === 'team' ? unitPath(unit) : `${unitPath(unit)}/officers`,
  query: { result, on, grade, load, sort, order },
})

const chartOf = (officers: readonly OfficerLoad[], { figures }: OfficersFacts): ChartView =>
  loadChart(
    officers.filter(({ named }) => named),
    { one: 'officer', many: 'officers' },
    figures.shown.ruleSet,
  )
