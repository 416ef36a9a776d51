import type { Forecast, Tested } from '@candour/forecast'
import type { Figure } from '@candour/workload'
import { shown } from '@candour/workload'
import type { View } from '#platform/web/answers.ts'
import type { ChartView } from '#platform/web/components/chart/chart-view.ts'
import { dayText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import { unitPath } from '../../../pages/figures/addresses.ts'
import { kindText } from '../../../pages/figures/words.ts'
import { aheadPath, demandPath, whatIfPath } from '../../addresses.ts'
import type { Ahead } from '../../ahead-of.ts'
import { type LevelInForce, levelSentence } from '../../demand/levels.ts'
import { fanOf } from '../../fan-of.ts'
import { crumbsTo, type UnitAhead } from '../../units.ts'
import { bandText, middleText } from '../../words.ts'
import { driverTable, type Table } from './drivers.ts'
import { howItIsMade } from './how.ts'

export type ForecastFacts = {
  readonly ahead: Ahead
  readonly level: LevelInForce
  readonly forecast: Figure<Forecast>
  readonly tests: readonly { readonly ahead: number; readonly tested: Figure<Tested> }[]
  readonly digest: string
  readonly below: readonly { readonly unit: UnitAhead['below'][number]; readonly forecast: Figure<Forecast> }[]
  readonly cases: number
  readonly withoutEnd: number
}

type Stat = { readonly label: string; readonly value: string; readonly note?: string }
type Link = { readonly text: string; readonly href: string }

export type ForecastView = View & {
  readonly caption: string
  readonly source: { readonly source: string; readonly asAt: string; readonly rules: string } | null
  readonly unknown: string | null
  readonly level: { readonly text: string; readonly href: string } | null
  readonly stats: readonly Stat[]
  readonly caveats: readonly string[]
  readonly chart: ChartView | null
  readonly drivers: Table | null
  readonly below: Table | null
  readonly tests: { readonly table: Table; readonly finding: string } | null
  readonly how: readonly string[]
  readonly links: readonly Link[]
  readonly downloads: readonly { readonly text: string; readonly csv: string; readonly xlsx: string }[]
}

const frameOf = (unit: UnitAhead) => ({
  title: `What is ahead: ${unit.name}`,
  heading: `What is ahead: ${unit.name}`,
  caption: `Forecast, ${kindText[unit.kind].toLowerCase()}`,
  breadcrumbs: crumbsTo(unit),
})

/** The page of a unit of which nothing can be foretold, with the reason. */
export const presentNoForecast = (unit: UnitAhead, why: string): ForecastView => ({
  ...frameOf(unit),
  ...{ source: null, unknown: `There is no forecast: ${why}.`, level: null, stats: [], caveats: [], chart: null },
  ...{ drivers: null, below: null, tests: null, how: [], downloads: [] },
  links: [{ text: `Workload of ${unit.name} today`, href: unitPath(unit) }],
})

const statsOf = ({ weeks }: Forecast, { method }: Ahead): readonly Stat[] => {
  const [, wide] = method.bands
  return [0, ...method.testedAhead].flatMap(week => {
    const percent = weeks[week]?.percent
    if (!percent) return []
    const label = week === 0 ? 'Today' : `In ${week} weeks`
    if (!percent.known) return [{ label, value: 'Unknown', note: percent.why }]
    const note = week === 0 ? 'with everyone counted' : `${wide}% of futures: ${bandText(percent.value, wide)}`
    return [{ label, value: middleText(percent), note }]
  })
}

/** Hours come back when a reduction ends, unless somebody extends it: a forecast that rests on it says so. */
const moreAvailable = (forecast: Figure<Forecast>, { method }: Ahead): readonly string[] => {
  if (!forecast.known) return []
  const { weeks } = forecast.value
  const [today, last] = [weeks[0]?.available, weeks.at(-1)?.available]
  if (!today?.known || !last?.known || last.value <= today.value) return []
  return [
    `${countText(last.value - today.value)} more points are available in ${method.weeks} weeks than today, because recorded reductions end by then or people join. Whoever extends a reduction changes this forecast.`,
  ]
}

const caveatsOf = ({ ahead, forecast, cases, withoutEnd }: ForecastFacts): readonly string[] => {
  const withoutHours = ahead.posts.filter(({ available }) => !available[0]?.known)
  const caveats = [
    `Everybody on record counts here, the ones without a named officer too: ${countedText(cases, 'case')}. The workload of today on other pages leaves those out, because nobody’s hours carry them.`,
  ]
  if (withoutHours.length > 0) {
    const why = withoutHours[0]?.available[0]
    const reason = why && !why.known ? `: ${why.why}` : ''
    caveats.push(
      `${countedText(withoutHours.length, 'officer')} ${withoutHours.length === 1 ? 'gives' : 'give'} no availability here${reason}.`,
    )
  }
  caveats.push(...moreAvailable(forecast, ahead))
  if (withoutEnd > 0) {
    caveats.push(
      `${countedText(withoutEnd, 'person', 'people')} have no recorded end of sentence. They are taken to stay.`,
    )
  }
  return caveats
}

const belowTable = ({ below, ahead }: ForecastFacts): Table | null => {
  if (below.length === 0) return null
  const at = [0, ...ahead.method.testedAhead]
  const [, wide] = ahead.method.bands
  return {
    caption: `Below ${ahead.unit.name}`,
    heads: [
      { text: 'Unit' },
      ...at.map(week => ({ text: week === 0 ? 'Today' : `In ${week} weeks`, numeric: true })),
      { text: `${wide}% of futures, last week`, numeric: true },
    ],
    rows: below.map(({ unit, forecast }) => [
      { text: unit.name, href: aheadPath(unit) },
      ...at.map(week => ({
        text: forecast.known ? middleText(forecast.value.weeks[week]?.percent) : 'Unknown',
        numeric: true,
        ...(forecast.known || week !== 0 ? {} : { note: forecast.why }),
      })),
      { text: lastBand(forecast, wide), numeric: true },
    ]),
  }
}

const lastBand = (forecast: Figure<Forecast>, percent: number): string => {
  const last = forecast.known ? forecast.value.weeks.at(-1)?.percent : undefined
  return last?.known ? bandText(last.value, percent) : 'Unknown'
}

const percent1 = (value: number): string => `${shown({ known: true, value })}%`

const testRow = ({ ahead, tested }: ForecastFacts['tests'][number]) => {
  if (!tested.known)
    return [{ text: `${ahead} weeks` }, { text: 'Unknown', note: tested.why }, ...Array(5).fill({ text: '' })]
  const { tests, meanError, bias, naiveError, held } = tested.value
  const cell = (text: string) => ({ text, numeric: true })
  return [
    { text: `${ahead} weeks` },
    cell(percent1(meanError)),
    cell(percent1(naiveError)),
    cell(`${percent1(Math.abs(bias))} ${bias >= 0 ? 'too high' : 'too low'}`),
    cell(held.map(one => `${one.percent}%: ${percent1(one.held)}`).join(', ')),
    cell(countText(tests)),
  ]
}

/** A band that held this much less often than it says is no promise. */
const SHORT_BY = 10

const tooNarrow = (known: readonly Tested[]): string => {
  const short = known.filter(({ held }) => held.some(one => one.held < one.percent - SHORT_BY))
  if (short.length === 0) return ''
  return ` At ${short.map(({ ahead }) => ahead).join(', ')} weeks a band held clearly less often than it says: read the bands as too narrow there.`
}

const testsOf = ({ tests }: ForecastFacts): ForecastView['tests'] => {
  const known = tests.flatMap(({ tested }) => (tested.known ? [tested.value] : []))
  const better = known.filter(({ meanError, naiveError }) => meanError < naiveError)
  const finding =
    known.length === 0
      ? 'The record is too short to say how wrong this would have been.'
      : `It would have been nearer than “nothing changes” at ${better.length} of ${known.length} distances.${tooNarrow(known)}`
  return {
    finding,
    table: {
      caption: 'How wrong this would have been',
      heads: [
        { text: 'Weeks ahead' },
        { text: 'Mean error of points', numeric: true },
        { text: 'Error of “nothing changes”', numeric: true },
        { text: 'On average', numeric: true },
        { text: 'How often a band held what came', numeric: true },
        { text: 'Forecasts tried', numeric: true },
      ],
      rows: tests.map(testRow),
    },
  }
}

const downloadsOf = ({ kind, code }: UnitAhead) => {
  const href = (format: string) =>
    `/workload/ahead/export?kind=${kind}&unit=${encodeURIComponent(code)}&format=${format}`
  return [{ text: 'Forecast by week and unit', csv: href('csv'), xlsx: href('xlsx') }]
}

const linksOf = (unit: UnitAhead): readonly Link[] => [
  ...(unit.kind === 'nation' ? [] : [{ text: 'What if? Change something and compare', href: whatIfPath(unit) }]),
  { text: 'Saved what-ifs', href: '/workload/scenarios' },
  { text: `Workload of ${unit.name} today`, href: unitPath(unit) },
]

/** Every word of the page of a unit's forecast. */
export const presentForecast = (facts: ForecastFacts): ForecastView => {
  const { ahead, forecast, level, digest } = facts
  const { unit, on, method, ruleSet } = ahead
  const made = forecast.known ? forecast.value : null
  const hasLevel = unit.kind === 'pdu' || unit.kind === 'region'
  return {
    ...frameOf(unit),
    source: {
      source: 'the record and the recorded hours',
      asAt: dayText(on),
      rules: `${ruleSet.data.title}, version ${ruleSet.stamp.version}; ${method.title}, version ${method.version}`,
    },
    unknown: forecast.known ? null : `There is no forecast: ${forecast.why}.`,
    level: { text: levelSentence(level), href: hasLevel ? demandPath(unit) : '' },
    stats: made ? statsOf(made, ahead) : [],
    caveats: made ? caveatsOf(facts) : [],
    chart: made ? fanOf(made, ahead) : null,
    drivers: made ? driverTable(made, ahead) : null,
    below: belowTable(facts),
    tests: made ? testsOf(facts) : null,
    how: made ? howItIsMade(made, ahead, digest) : [],
    links: linksOf(unit),
    downloads: made ? downloadsOf(unit) : [],
  }
}
