import { max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import type { BarTick, ChartView, DrawnBars } from './chart-view.ts'

/** One bar, or the reason why there is none. */
export type Bar =
  | { readonly label: string; readonly value: number; readonly valueText: string }
  | { readonly label: string; readonly unknown: string }

export type BarChart = {
  /** Unique on the page: it joins the drawing to its description. */
  readonly id: string
  readonly heading: string
  /** What the chart shows, in one sentence that is true of these numbers. */
  readonly finding: string
  /** What a bar is and what its number is, for the table: "Team", "Workload". */
  readonly labelHeading: string
  readonly valueHeading: string
  readonly bars: readonly Bar[]
  /** A line that the bars are read against: 110 %. */
  readonly limit?: { readonly value: number; readonly text: string }
  /** How a tick of the axis reads. */
  readonly tickText: (value: number) => string
}

const ROW = 48
const BAR = 18
const LABEL_BASELINE = 18
const TOP = 26
const BOTTOM = 30

const lengthOf = (bar: Bar): number => ('unknown' in bar ? 0 : bar.value)
const textOf = (bar: Bar): string => ('unknown' in bar ? `Unknown: ${bar.unknown}` : bar.valueText)

const anchorOf = (x: number): BarTick['anchor'] => {
  if (x < 4) return 'start'
  return x > 96 ? 'end' : 'middle'
}

/**
 * Draws horizontal bars. Places across are percentages of the width and places down are pixels, so that on a narrow screen the
 * bars shrink and the words do not.
 */
const draw = ({ bars, limit, tickText }: BarChart): DrawnBars => {
  const highest = max([...bars.map(lengthOf), limit?.value ?? 0]) ?? 0
  const scale = scaleLinear([0, highest || 1], [0, 100]).nice(4)
  const bottom = TOP + bars.length * ROW
  return {
    kind: 'bars',
    height: bottom + BOTTOM,
    barHeight: BAR,
    top: TOP,
    bottom,
    bars: bars.map((bar, index) => ({
      label: bar.label,
      text: textOf(bar),
      labelY: TOP + index * ROW + LABEL_BASELINE,
      y: TOP + index * ROW + LABEL_BASELINE + 7,
      width: 'unknown' in bar ? null : scale(bar.value),
      isAbove: limit !== undefined && lengthOf(bar) > limit.value,
    })),
    ticks: scale.ticks(4).map(value => ({ x: scale(value), text: tickText(value), anchor: anchorOf(scale(value)) })),
    limit: limit ? { x: scale(limit.value), text: limit.text } : null,
  }
}

/** A bar chart with its table, ready for the macro `chart`. */
export const barChart = (chart: BarChart): ChartView => ({
  id: chart.id,
  heading: chart.heading,
  finding: chart.finding,
  drawing: draw(chart),
  key: [],
  table: {
    heads: [chart.labelHeading, chart.valueHeading],
    rows: chart.bars.map(bar => [bar.label, textOf(bar)]),
  },
})
