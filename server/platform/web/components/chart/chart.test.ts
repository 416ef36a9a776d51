import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type BarChart, barChart } from './bar-chart.ts'
import type { DrawnBars } from './chart-view.ts'
import { fanChart } from './fan-chart.ts'
import { lineChart } from './line-chart.ts'

const words = {
  id: 'c',
  heading: 'Workload',
  finding: 'One is above 110%.',
  labelHeading: 'Team',
  valueHeading: 'Workload',
}
const limit = { value: 110, text: '110%' }
const tickText = (value: number): string => `${value}%`

const draw = (bars: BarChart['bars']): DrawnBars => {
  const { drawing } = barChart({ ...words, bars, limit, tickText })
  if (drawing.kind !== 'bars') throw new Error('A bar chart draws bars')
  return drawing
}

test('a team whose workload is unknown has no bar and gives its reason, in the drawing and in the table', () => {
  const chart = barChart({ ...words, bars: [{ label: 'East', unknown: 'no hours recorded' }], limit, tickText })
  assert.deepEqual(chart.table.rows, [['East', 'Unknown: no hours recorded']])
  assert.equal(draw([{ label: 'East', unknown: 'no hours recorded' }]).bars[0]?.width, null)
})

test('exactly 110% is not above 110%', () => {
  const bars = [110, 110.1].map(value => ({ label: 'Team', value, valueText: tickText(value) }))
  assert.deepEqual(
    draw(bars).bars.map(bar => bar.isAbove),
    [false, true],
  )
})

test('a longer bar is a larger value, and none leaves the drawing', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { minLength: 2, maxLength: 20 }), values => {
      const sorted = values.toSorted((a, b) => a - b)
      const widths = draw(sorted.map(value => ({ label: 'Team', value, valueText: '' }))).bars.map(
        bar => bar.width ?? -1,
      )
      assert.ok(widths.every((width, index) => width >= (widths[index - 1] ?? 0) && width <= 100))
    }),
  )
})

const months = ['June', 'July', 'August'].map((xText, x) => ({ x, xText }))

test('a month without a figure is a gap in the line and unknown in the table', () => {
  const points = months.map((month, index) => (index === 1 ? month : { ...month, value: 100 }))
  const chart = lineChart({ ...words, xHeading: 'Month', lines: [{ name: 'North', points }], valueText: tickText })
  assert.deepEqual(chart.table.rows, [
    ['June', '100%'],
    ['July', 'Unknown'],
    ['August', '100%'],
  ])
  assert.ok(chart.drawing.kind === 'lines' && chart.drawing.paths[0]?.d.match(/M/g)?.length === 2)
})

test('a moment that changes how lines are read is marked where it happened', () => {
  const marks = [{ x: 2, text: 'Rules changed' }]
  const lines = [{ name: 'North', points: months.map(month => ({ ...month, value: 100 })) }]
  const { drawing } = lineChart({ ...words, xHeading: 'Month', lines, marks, valueText: tickText })
  assert.deepEqual(drawing.kind === 'lines' && drawing.marks, [{ x: 100, text: 'Rules changed' }])
})

test('more lines than people can tell apart are refused', () => {
  const lines = [1, 2, 3, 4, 5].map(name => ({ name: `Team ${name}`, points: months }))
  assert.throws(() => lineChart({ ...words, xHeading: 'Month', lines, valueText: tickText }), /at most 4 lines, not 5/)
})

test('a fan draws the wide band beneath the narrow ones, and an unknown week is a gap and says so in the table', () => {
  const bands = [
    { percent: 50, from: 90, to: 110 },
    { percent: 95, from: 70, to: 130 },
  ]
  const points = ['1 June', '8 June', '15 June'].map((xText, index) =>
    index === 1 ? { xText } : { xText, fan: { median: 100, bands } },
  )
  const chart = fanChart({ ...words, xHeading: 'Week of', points, bands: [50, 95], limit, valueText: tickText })
  assert.deepEqual(chart.table.rows[0], ['1 June', '100%', '90% to 110%', '70% to 130%'])
  assert.deepEqual(chart.table.rows[1], ['8 June', 'Unknown', 'Unknown', 'Unknown'])
  assert.ok(chart.drawing.kind === 'fan' && chart.drawing.areas[0]?.style === 2)
  assert.equal(chart.drawing.median.match(/M/g)?.length, 2)
})
