import type { Figure, RuleSet } from '@candour/workload'
import { standing } from '@candour/workload'
import { type Bar, barChart } from '#platform/web/components/chart/bar-chart.ts'
import type { ChartView } from '#platform/web/components/chart/chart-view.ts'
import { countedText } from '#platform/web/numbers.ts'
import { percentText } from './words.ts'

export type ChartedLoad = { readonly name: string; readonly percent: Figure }

/** What the bars are of: one and many. */
export type Things = { readonly one: string; readonly many: string }

/** Bars of workload %, heaviest first, against the ceiling of the rules; the unknown last: their reasons are long and stand in the list. */
export const loadChart = (loads: readonly ChartedLoad[], things: Things, ruleSet: RuleSet): ChartView => {
  const { redAbove } = ruleSet.data.thresholds
  return barChart({
    id: 'workload-chart',
    heading: `Workload by ${things.one}`,
    finding: findingOf(loads, things, ruleSet),
    labelHeading: things.one.charAt(0).toUpperCase() + things.one.slice(1),
    valueHeading: 'Workload',
    bars: [...loads].sort(heaviestFirst).map(barOf),
    limit: { value: redAbove, text: `${redAbove}%` },
    tickText: value => `${value}%`,
  })
}

const barOf = ({ name, percent }: ChartedLoad): Bar =>
  percent.known
    ? { label: name, value: percent.value, valueText: percentText(percent) }
    : { label: name, unknown: 'see the list' }

const weight = ({ percent }: ChartedLoad): number => (percent.known ? percent.value : -1)

const heaviestFirst = (a: ChartedLoad, b: ChartedLoad): number => weight(b) - weight(a)

const findingOf = (loads: readonly ChartedLoad[], { one, many }: Things, ruleSet: RuleSet): string => {
  const { redAbove } = ruleSet.data.thresholds
  const count = (wanted: string) => loads.filter(({ percent }) => standing(percent, ruleSet) === wanted).length
  const red = count('red')
  const unknown = count('unknown')
  const above = `${red} of ${countedText(loads.length, one, many)} ${red === 1 ? 'is' : 'are'} above ${redAbove}%`
  return unknown > 0 ? `${above}; ${unknown} ${unknown === 1 ? 'is' : 'are'} unknown.` : `${above}.`
}
