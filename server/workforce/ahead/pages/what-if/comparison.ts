import type { ChartView } from '#platform/web/components/chart/chart-view.ts'
import { lineChart } from '#platform/web/components/chart/line-chart.ts'
import type { Ahead } from '../../ahead-of.ts'
import { type Comparison, middleIn, outcomeOf } from '../../scenarios/compare.ts'
import type { KeptOutcome } from '../../tables.ts'
import { changeText, percentText, weekText } from '../../words.ts'
import type { Table } from '../forecast/drivers.ts'

const cell = (value: number | null | undefined) => ({
  text: typeof value === 'number' ? percentText(value) : 'Unknown',
  numeric: true,
})

const difference = (was: number | null | undefined, is: number | null | undefined) =>
  typeof was === 'number' && typeof is === 'number' ? { text: changeText(is - was), numeric: true } : cell(null)

/** Teams side by side: what changes by the last week, then as it is and with the changes, in some weeks. */
export const outcomeTable = ({ weeks, teams }: KeptOutcome): Table => ({
  caption: 'Side by side: the middle of the futures',
  heads: [
    { text: 'Unit' },
    { text: `Change in ${weeks.at(-1) ?? 0} weeks, % points`, numeric: true },
    ...weeks.flatMap(week => {
      const when = week === 0 ? 'Today' : `In ${week} weeks`
      return [
        { text: `${when}, as it is`, numeric: true },
        { text: 'with the changes', numeric: true },
      ]
    }),
  ],
  rows: teams.map(({ name, asIs, wished }) => [
    { text: name },
    difference(asIs.at(-1), wished.at(-1)),
    ...weeks.flatMap((_, index) => [cell(asIs[index]), cell(wished[index])]),
  ]),
})

/** The team that rises most and the one that falls most, when any moves at all. */
const mostMoved = ({ teams }: Comparison, week: number): string => {
  const moved = teams
    .flatMap(({ name, asIs, wished }) => {
      const [was, is] = [middleIn(asIs, week), middleIn(wished, week)]
      return was === null || is === null || Math.round(was) === Math.round(is) ? [] : [{ name, was, is }]
    })
    .sort((a, b) => a.is - a.was - (b.is - b.was))
  const ends = [...new Set([moved[0], moved.at(-1)])].flatMap(one => one ?? [])
  if (teams.length < 2 || ends.length === 0) return ''
  const said = ends.map(({ name, was, is }) => `${name} from ${percentText(was)} to ${percentText(is)}`)
  return ` Most changed: ${said.join('; ')}.`
}

const findingOf = (comparison: Comparison, { method, unit, ruleSet }: Ahead): string => {
  const { whole } = comparison
  const [was, is] = [middleIn(whole.asIs, method.weeks), middleIn(whole.wished, method.weeks)]
  if (was === null || is === null) return `The workload of ${unit.name} in ${method.weeks} weeks is unknown.`
  const { redAbove } = ruleSet.data.thresholds
  const where = is > redAbove ? `above ${redAbove}%` : `at or below ${redAbove}%`
  return `In ${method.weeks} weeks ${unit.name} is at ${percentText(is)} with the changes and at ${percentText(was)} as it is: ${where}.${mostMoved(comparison, method.weeks)}`
}

/** The chart of the whole unit and the table of its teams. */
export const presentComparison = (
  comparison: Comparison,
  ahead: Ahead,
): { readonly chart: ChartView; readonly table: Table } => {
  const { method, on, ruleSet } = ahead
  const line = (name: string, forecast: Comparison['whole']['asIs']) => ({
    name,
    points: Array.from({ length: method.weeks + 1 }, (_, week) => {
      const value = middleIn(forecast, week)
      return { x: week, xText: weekText(on, week), ...(value === null ? {} : { value }) }
    }),
  })
  const { redAbove } = ruleSet.data.thresholds
  return {
    chart: lineChart({
      id: 'compared',
      heading: `Workload of ${ahead.unit.name}, as it is and with the changes`,
      finding: findingOf(comparison, ahead),
      xHeading: 'Day',
      lines: [line('As it is', comparison.whole.asIs), line('With the changes', comparison.whole.wished)],
      limit: { value: redAbove, text: `${redAbove}%` },
      valueText: percentText,
    }),
    table: outcomeTable(outcomeOf(comparison, ahead)),
  }
}
