import type { Figure } from '@candour/workload'
import { hrefOf } from '#platform/web/address.ts'
import type { View } from '#platform/web/answers.ts'
import type { ChartView } from '#platform/web/components/chart/chart-view.ts'
import { lineChart } from '#platform/web/components/chart/line-chart.ts'
import { dayOf, dayText, shortDayText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import { historyPath, weekPath } from '../../weeks/addresses.ts'
import type { WeekShown } from '../../weeks/history.ts'
import type { Whose } from '../../weeks/whose-weeks.ts'
import { officerPath, unitPath } from '../figures/addresses.ts'
import { crumbsAlong } from '../figures/breadcrumbs.ts'
import { percentCell, percentText, pointsText } from '../figures/words.ts'

export type HistoryFacts = {
  readonly whose: Whose
  readonly weeks: readonly WeekShown[]
  readonly chosen: number
}

type Cell = { readonly text: string; readonly numeric?: boolean; readonly href?: string; readonly note?: string }

type HistoryView = View & {
  readonly caption: string
  readonly how: string
  readonly stretches: readonly { readonly text: string; readonly href: string | null }[]
  readonly changes: readonly string[]
  readonly chart: ChartView | null
  readonly heads: readonly { readonly text: string; readonly numeric?: boolean }[]
  readonly rows: readonly (readonly Cell[])[]
  readonly none: string | null
}

const stretches: readonly (readonly [number, string])[] = [
  [13, '13 weeks'],
  [26, '26 weeks'],
  [52, 'One year'],
  [104, 'Two years'],
]

const count = (value: number): Cell => ({ text: countText(value), numeric: true })
const points = (figure: Figure): Cell => ({ text: pointsText(figure), numeric: true })

const rulesText = ({ ruleSet }: WeekShown): string =>
  ruleSet ? `${ruleSet.stamp.id} ${ruleSet.stamp.version}` : 'Not shipped any more'

/** Weeks whose rules are not those of the week before. */
const ruleChanges = (weeks: readonly WeekShown[]): readonly WeekShown[] =>
  weeks.filter((week, index) => {
    const before = weeks[index - 1]
    return before !== undefined && rulesText(before) !== rulesText(week)
  })

const percentOf = (week: WeekShown): Cell =>
  week.ruleSet ? percentCell(week.percent, week.ruleSet) : { text: percentText(week.percent), numeric: true }

const rowOf = (week: WeekShown, { of }: Whose, changed: ReadonlySet<WeekShown>): readonly Cell[] => {
  const { unit } = week
  const fileNote = week.ofFile || (unit?.from_file ?? 0) > 0
  return [
    { text: dayText(week.week), ...(week.closedAt ? { href: weekPath(of, week.week) } : {}) },
    percentOf(week),
    points(week.cases),
    ...(unit
      ? [count(unit.cases_unnamed), count(unit.red), count(unit.unknown), count(unit.officers)]
      : [points(week.used), points(week.available)]),
    { text: rulesText(week), ...(changed.has(week) ? { note: 'Changed' } : {}) },
    {
      text: week.closedAt ? dayText(dayOf(week.closedAt)) : 'Not closed yet',
      ...(fileNote
        ? { note: unit ? `${countedText(unit.from_file, 'post')} by a nightly file` : 'By a nightly file' }
        : {}),
    },
  ]
}

const headsOf = ({ of }: Whose, above: number): HistoryView['heads'] => [
  { text: 'Week of' },
  { text: 'Workload', numeric: true },
  { text: 'Cases', numeric: true },
  ...('officer' in of
    ? [
        { text: 'Points used', numeric: true },
        { text: 'Available', numeric: true },
      ]
    : [
        { text: 'Without an officer', numeric: true },
        { text: `Above ${above}%`, numeric: true },
        { text: 'Unknown', numeric: true },
        { text: 'Officers', numeric: true },
      ]),
  { text: 'Rules' },
  { text: 'Closed on' },
]

const findingOf = (weeks: readonly WeekShown[], above: number): string => {
  const known = weeks.flatMap(({ percent }) => (percent.known ? [percent.value] : []))
  const over = known.filter(value => value > above).length
  const missing = weeks.length - known.length
  const unknown = missing > 0 ? `; ${countText(missing)} unknown` : ''
  return `Above ${above}% in ${countText(over)} of ${countedText(weeks.length, 'week')}${unknown}.`
}

const chartOf = (weeks: readonly WeekShown[], above: number): ChartView =>
  lineChart({
    id: 'history-chart',
    heading: 'Workload by week',
    finding: findingOf(weeks, above),
    xHeading: 'Week of',
    lines: [
      {
        name: 'Workload',
        points: weeks.map(({ week, percent }) => ({
          x: Date.parse(week),
          xText: shortDayText(week),
          ...(percent.known ? { value: percent.value } : {}),
        })),
      },
    ],
    limit: { value: above, text: `${above}%` },
    marks: ruleChanges(weeks).map(({ week }) => ({ x: Date.parse(week), text: 'Rules changed' })),
    valueText: value => `${Math.round(value * 10) / 10}%`,
  })

/** Every word of the weekly history of a unit or an officer. */
export const presentHistory = ({ whose, weeks, chosen }: HistoryFacts): HistoryView => {
  const { of, name, trail } = whose
  const path = historyPath(of)
  const above = weeks.at(-1)?.ruleSet?.data.thresholds.redAbove ?? 110
  const changed = new Set(ruleChanges(weeks))
  const back = 'officer' in of ? officerPath(of.team, of.officer) : unitPath({ kind: of.kind, code: of.unit })
  const crumbs = crumbsAlong('officer' in of ? trail : trail.slice(0, -1), { result: undefined })
  return {
    title: 'Workload by week',
    heading: 'Workload by week',
    caption: name,
    breadcrumbs: [...crumbs, { text: 'officer' in of || of.kind !== 'nation' ? name : 'Workload', href: back }],
    how: 'The figure of a week is the one as at its Monday, with the hours and the rules of that day. When the week is over it is closed: what was known then is kept, and nothing that is recorded later changes it. Open a closed week to see whether it still comes out the same.',
    stretches: stretches.map(([weeksBack, text]) => ({
      text,
      href: weeksBack === chosen ? null : hrefOf({ path, query: { weeks: weeksBack } }),
    })),
    changes: [...changed].map(week => `The rules changed with the week of ${dayText(week.week)}: ${rulesText(week)}.`),
    chart: weeks.length > 0 ? chartOf(weeks, above) : null,
    heads: headsOf(whose, above),
    rows: weeks.toReversed().map(week => rowOf(week, whose, changed)),
    none: weeks.length > 0 ? null : 'No week of this stretch has a figure here.',
  }
}
