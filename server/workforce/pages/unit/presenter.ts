import type { Figure, RuleSet } from '@candour/workload'
import { known } from '@candour/workload'
import type { View } from '#platform/web/answers.ts'
import type { ChartView } from '#platform/web/components/chart/chart-view.ts'
import { type Head, type Order, sortableHeads } from '#platform/web/components/sortable-table/sort.ts'
import { countText } from '#platform/web/numbers.ts'
import { aheadLinks } from '../../ahead/addresses.ts'
import type { UnitFigures } from '../../queries/unit-figures.ts'
import type { UnitKind, UnitLoad } from '../../queries/units.ts'
import { type Kept, linkTo, unitPath } from '../figures/addresses.ts'
import { crumbsAlong } from '../figures/breadcrumbs.ts'
import { type Download, downloadsOf } from '../figures/downloads.ts'
import { loadChart, type Things } from '../figures/load-chart.ts'
import type { UnitSort } from '../figures/params.ts'
import { presentFigures, type SourceView } from '../figures/source.ts'
import { type Caveat, unitCaveats, unitStats } from '../figures/unit-summary.ts'
import { kindText, percentCell } from '../figures/words.ts'

type Choices = {
  readonly result?: number | undefined
  readonly on?: string | undefined
  readonly sort?: UnitSort | undefined
  readonly order?: Order | undefined
}

export type UnitFacts = {
  readonly figures: UnitFigures
  readonly today: Figure | null
  readonly below: readonly UnitLoad[]
  readonly params: Choices
  readonly now: Date
}

type UnitView = View & {
  readonly caption: string
  readonly source: SourceView
  readonly stats: ReturnType<typeof unitStats>
  readonly caveats: readonly Caveat[]
  readonly links: readonly { readonly text: string; readonly href: string }[]
  readonly chart: ChartView
  readonly tableCaption: string
  readonly heads: readonly Head[]
  readonly rows: readonly (readonly object[])[]
  readonly downloads: readonly Download[]
}

const belowOf: Readonly<Record<UnitKind, Things>> = {
  nation: { one: 'region', many: 'regions' },
  region: { one: 'PDU', many: 'PDUs' },
  pdu: { one: 'team', many: 'teams' },
  team: { one: 'officer', many: 'officers' },
}

const sortedBy: Readonly<Record<UnitSort, (unit: UnitLoad) => string | Figure>> = {
  name: unit => unit.name,
  officers: unit => known(unit.officers),
  unknown: unit => known(unit.unknown),
  red: unit => known(unit.red),
  cases: unit => known(unit.cases),
  used: unit => known(unit.used),
  available: unit => known(unit.available),
  percent: unit => unit.percent,
}

/** Units in the order chosen; what is unknown stands last, whichever way. */
export const sortUnits = (units: readonly UnitLoad[], by: UnitSort, order: Order): readonly UnitLoad[] => {
  const sign = order === 'descending' ? -1 : 1
  const figure = sortedBy[by]
  return units.toSorted((one, other) => {
    const [a, b] = [figure(one), figure(other)]
    if (typeof a === 'string' || typeof b === 'string') return sign * one.name.localeCompare(other.name, 'en-GB')
    if (!a.known || !b.known) return Number(b.known) - Number(a.known)
    return sign * (a.value - b.value) || one.name.localeCompare(other.name, 'en-GB')
  })
}

/** Every word of the page of a nation, region or PDU. */
export const presentUnit = ({ figures, today, below, params, now }: UnitFacts): UnitView => {
  const { shown, unit, trail } = figures
  const { ruleSet } = shown
  const kept: Kept = { result: params.result, on: params.on }
  const path = unitPath(unit)
  const things = belowOf[unit.kind]
  const by = params.sort ?? 'percent'
  const order = params.order ?? 'descending'
  const columns = [
    { text: things.one.charAt(0).toUpperCase() + things.one.slice(1), sort: 'name' },
    { text: 'Workload', sort: 'percent', numeric: true },
    { text: 'Officers', sort: 'officers', numeric: true },
    { text: `Above ${ruleSet.data.thresholds.redAbove}%`, sort: 'red', numeric: true },
    { text: 'Unknown', sort: 'unknown', numeric: true },
    { text: 'Cases', sort: 'cases', numeric: true },
    { text: 'Points used', sort: 'used', numeric: true },
    { text: 'Available', sort: 'available', numeric: true },
  ]
  return {
    title: `Workload: ${unit.name}`,
    heading: unit.name,
    caption: `Workload, ${kindText[unit.kind].toLowerCase()}`,
    breadcrumbs: crumbsAlong(trail.slice(0, -1), kept),
    source: presentFigures(shown, path, now),
    stats: unitStats(unit, ruleSet, kept, today),
    caveats: unitCaveats(unit, kept, figures.byFile),
    links: [
      { text: `All officers of ${unit.name}`, href: linkTo(`${path}/officers`, kept) },
      { text: 'Workload by week', href: `${path}/history` },
      { text: 'Cases by tier', href: linkTo(`${path}/tiers`, kept) },
      ...aheadLinks(unit),
    ],
    chart: loadChart(below, things, ruleSet),
    tableCaption: `${things.many.charAt(0).toUpperCase()}${things.many.slice(1)} of ${unit.name}`,
    heads: sortableHeads(columns, { by, order }, { path, query: params }),
    rows: sortUnits(below, by, order).map(one => unitRow(one, ruleSet, kept)),
    downloads: downloadsOf(unit, kept),
  }
}

const unitRow = (unit: UnitLoad, ruleSet: RuleSet, kept: Kept) => [
  { text: unit.name, href: linkTo(unitPath(unit), kept) },
  percentCell(unit.percent, ruleSet),
  ...[unit.officers, unit.red, unit.unknown, unit.cases, unit.used, unit.available].map(value => ({
    text: countText(value),
    numeric: true,
  })),
]
