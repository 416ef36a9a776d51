import { extent, max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { ChartView, DrawnLines } from './chart-view.ts'

/** A value at a moment; without `value` the line has a gap, because nothing is known there. */
export type Point = { readonly x: number; readonly xText: string; readonly value?: number }
export type Line = { readonly name: string; readonly points: readonly Point[] }

export type LineChart = {
  /** Unique on the page: it joins the drawing to its description. */
  readonly id: string
  readonly heading: string
  /** What the chart shows, in one sentence that is true of these numbers. */
  readonly finding: string
  /** What runs along the bottom, for the table: "Month". */
  readonly xHeading: string
  /** At most four: more cannot be told apart. Each has a point for every place along the bottom. */
  readonly lines: readonly Line[]
  readonly limit?: { readonly value: number; readonly text: string }
  /** Moments at which something changed that the lines are read by. */
  readonly marks?: readonly { readonly x: number; readonly text: string }[]
  readonly valueText: (value: number) => string
}

const HEIGHT = 260
const MOST_LINES = 4
const TOP = 14
/** Percent of the width that the axis takes for its words: "150%" fits at 320 pixels. */
const LEFT = 14

const unknownText = 'Unknown'

/** Draws lines in a box of 100 by 100 that is stretched to the page; the words stand outside it and are not. */
const draw = ({ lines, limit, marks = [], valueText }: LineChart): DrawnLines => {
  if (lines.length > MOST_LINES) throw new Error(`A line chart holds at most ${MOST_LINES} lines, not ${lines.length}`)
  const points = lines.flatMap(one => one.points)
  const [from = 0, to = 1] = extent(points, point => point.x) as [number?, number?]
  const highest = max([limit?.value ?? 0, ...points.map(point => point.value ?? 0)]) || 1
  const x = scaleLinear([from, to], [0, 100])
  const y = scaleLinear([0, highest], [100, 0]).nice(4)
  const down = (value: number): number => TOP + (y(value) / 100) * HEIGHT
  const path = line<Point>(
    point => x(point.x),
    point => y(point.value ?? 0),
  ).defined(point => point.value !== undefined)
  // A line of no length with round ends is a dot that stretching leaves round.
  const dots = (one: Line): string =>
    one.points.map(({ x: at, value }) => (value === undefined ? '' : `M${x(at)} ${y(value)}h0`)).join('')
  const along = lines[0]?.points ?? []
  return {
    kind: 'lines',
    height: HEIGHT,
    top: TOP,
    left: LEFT,
    paths: lines.map((one, index) => ({ d: path(one.points) ?? '', dots: dots(one), style: index + 1 })),
    ticks: y.ticks(4).map(value => ({ at: down(value), text: valueText(value) })),
    first: along[0]?.xText ?? '',
    last: along.at(-1)?.xText ?? '',
    limit: limit ? { at: down(limit.value), text: limit.text } : null,
    marks: marks.map(mark => ({ x: LEFT + (x(mark.x) / 100) * (100 - LEFT), text: mark.text })),
  }
}

/**
 * A line chart with its table, ready for the macro `chart`.
 *
 * @throws Error when there are more lines than can be told apart
 */
export const lineChart = (chart: LineChart): ChartView => {
  const textAt = (one: Line, index: number): string => {
    const value = one.points[index]?.value
    return value === undefined ? unknownText : chart.valueText(value)
  }
  return {
    id: chart.id,
    heading: chart.heading,
    finding: chart.finding,
    drawing: draw(chart),
    key: chart.lines.map(({ name }, index) => ({ text: name, style: index + 1 })),
    table: {
      heads: [chart.xHeading, ...chart.lines.map(({ name }) => name)],
      rows: (chart.lines[0]?.points ?? []).map(({ xText }, index) => [
        xText,
        ...chart.lines.map(one => textAt(one, index)),
      ]),
    },
  }
}
