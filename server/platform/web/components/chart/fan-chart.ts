import { max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { ChartView, DrawnFan } from './chart-view.ts'

/** What is expected at one moment: the middle, and what the futures stay within. Without `fan` nothing is known there. */
export type FanPoint = {
  readonly xText: string
  readonly fan?: {
    readonly median: number
    readonly bands: readonly { readonly percent: number; readonly from: number; readonly to: number }[]
  }
}

export type FanChart = {
  /** Unique on the page: it joins the drawing to its description. */
  readonly id: string
  readonly heading: string
  /** What the chart shows, in one sentence that is true of these numbers. */
  readonly finding: string
  /** What runs along the bottom, for the table: "Week of". */
  readonly xHeading: string
  readonly points: readonly FanPoint[]
  /** Percentages of the bands, narrowest first; at most three. */
  readonly bands: readonly number[]
  readonly limit?: { readonly value: number; readonly text: string }
  readonly valueText: (value: number) => string
}

const HEIGHT = 260
const TOP = 14
/** Percent of the width that the axis takes for its words. */
const LEFT = 14

const bandOf = ({ fan }: FanPoint, percent: number) => fan?.bands.find(one => one.percent === percent)

const draw = ({ points, bands, limit, valueText }: FanChart): DrawnFan => {
  const tops = points.map(({ fan }) => max([fan?.median ?? 0, ...(fan?.bands.map(({ to }) => to) ?? [])]) ?? 0)
  const highest = max([limit?.value ?? 0, ...tops]) || 1
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [0, 100])
  const y = scaleLinear([0, highest], [100, 0]).nice(4)
  const down = (value: number): number => TOP + (y(value) / 100) * HEIGHT
  const known = ({ fan }: FanPoint): boolean => fan !== undefined
  const band = (percent: number): string =>
    area<FanPoint>(
      (_, index) => x(index),
      point => y(bandOf(point, percent)?.from ?? 0),
      point => y(bandOf(point, percent)?.to ?? 0),
    ).defined(known)([...points]) ?? ''
  const median = line<FanPoint>(
    (_, index) => x(index),
    ({ fan }) => y(fan?.median ?? 0),
  ).defined(known)
  return {
    ...{ kind: 'fan', height: HEIGHT, top: TOP, left: LEFT },
    // The widest first, so that the narrower lie on it.
    areas: bands.map((percent, index) => ({ d: band(percent), style: index + 1 })).toReversed(),
    median: median([...points]) ?? '',
    ticks: y.ticks(4).map(value => ({ at: down(value), text: valueText(value) })),
    first: points[0]?.xText ?? '',
    last: points.at(-1)?.xText ?? '',
    limit: limit ? { at: down(limit.value), text: limit.text } : null,
  }
}

/** A fan chart with its table, ready for the macro `chart`. */
export const fanChart = (chart: FanChart): ChartView => {
  const rangeText = (point: FanPoint, percent: number): string => {
    const band = bandOf(point, percent)
    return band ? `${chart.valueText(band.from)} to ${chart.valueText(band.to)}` : 'Unknown'
  }
  return {
    id: chart.id,
    heading: chart.heading,
    finding: chart.finding,
    drawing: draw(chart),
    key: [],
    fanKey: [
      { text: 'Middle of the futures', style: 0 },
      ...chart.bands.map((percent, index) => ({ text: `${percent}% of futures`, style: index + 1 })),
    ],
    table: {
      heads: [chart.xHeading, 'Middle', ...chart.bands.map(percent => `${percent}% of futures`)],
      rows: chart.points.map(point => [
        point.xText,
        point.fan ? chart.valueText(point.fan.median) : 'Unknown',
        ...chart.bands.map(percent => rangeText(point, percent)),
      ]),
    },
  }
}
