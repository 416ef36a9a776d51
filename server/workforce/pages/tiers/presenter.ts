import { cellOf, locations } from '@candour/workload'
import type { View } from '#platform/web/answers.ts'
import { barChart } from '#platform/web/components/chart/bar-chart.ts'
import type { ChartView } from '#platform/web/components/chart/chart-view.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import type { ShownFigures } from '../../queries/shown.ts'
import type { TrailUnit, UnitLoad } from '../../queries/units.ts'
import { type Kept, unitPath } from '../figures/addresses.ts'
import { crumbsAlong } from '../figures/breadcrumbs.ts'
import { type Download, downloadsOf } from '../figures/downloads.ts'
import { presentFigures, type SourceView } from '../figures/source.ts'

type TiersFacts = {
  readonly shown: ShownFigures
  readonly unit: UnitLoad
  readonly trail: readonly TrailUnit[]
  readonly kept: Kept
  readonly now: Date
}

type TiersView = View & {
  readonly caption: string
  readonly source: SourceView
  readonly chart: ChartView
  readonly rows: readonly (readonly { readonly text: string; readonly numeric?: boolean }[])[]
  readonly downloads: readonly Download[]
}

const suspended = 'Contact suspended'
const untiered = 'No tier yet'

/** What a tier belongs to, for the chart: its letter, contact suspended, or none. */
const groupOf = (tier: string): string => {
  if (tier === 'UNTIERED') return untiered
  return tier.endsWith('S') ? suspended : `Tier ${tier.charAt(0)}`
}

/** Every word of the page of cases by tier. Tiers that nobody has are left out. */
export const presentTiers = ({ shown, unit, trail, kept, now }: TiersFacts): TiersView => {
  const { ruleSet } = shown
  const tiers = ruleSet.data.tiers.map(({ name }, code) => {
    const byLocation = locations.map(location => unit.counts[cellOf(location, code, ruleSet)] ?? 0)
    return { name, byLocation, all: byLocation.reduce((sum, count) => sum + count, 0) }
  })
  const groups = new Map<string, number>()
  for (const { name, all } of tiers) groups.set(groupOf(name), (groups.get(groupOf(name)) ?? 0) + all)
  return {
    title: `Cases by tier: ${unit.name}`,
    heading: `Cases by tier in ${unit.name}`,
    caption: `${countedText(unit.cases, 'case')} that count`,
    breadcrumbs: crumbsAlong(trail, kept),
    source: presentFigures(shown, `${unitPath(unit)}/tiers`, now),
    chart: barChart({
      id: 'tiers-chart',
      heading: 'Cases by tier',
      finding: `${countedText(groups.get(untiered) ?? 0, 'case')} of ${countText(unit.cases)} have no tier yet.`,
      labelHeading: 'Tier',
      valueHeading: 'Cases',
      bars: [...groups].map(([label, value]) => ({ label, value, valueText: countText(value) })),
      tickText: countText,
    }),
    rows: tiers
      .filter(({ all }) => all > 0)
      .map(({ name, byLocation, all }) => [
        { text: name === 'UNTIERED' ? untiered : name },
        ...[...byLocation, all].map(count => ({ text: countText(count), numeric: true })),
      ]),
    downloads: downloadsOf(unit, kept),
  }
}
