import type { Forecast } from '@candour/forecast'
import type { Figure } from '@candour/workload'
import { unknown } from '@candour/workload'
import type { View } from '#platform/web/answers.ts'
import type { ChartView } from '#platform/web/components/chart/chart-view.ts'
import { dayText, instantText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import { unitPath } from '../../../pages/figures/addresses.ts'
import { kindText } from '../../../pages/figures/words.ts'
import { aheadPath, demandPath, whatIfPath } from '../../addresses.ts'
import type { RulesAhead } from '../../ahead-of.ts'
import { type LevelInForce, levelSentence } from '../../demand/levels.ts'
import { fanOf } from '../../fan-of.ts'
import type { ForecastsOfUnit } from '../../kept/ahead-now.ts'
import { crumbsTo, type UnitAhead } from '../../units.ts'
import { bandText, middleText } from '../../words.ts'
import { driverTable, type Table } from './drivers.ts'
import { howItIsMade } from './how.ts'
import { type TestsView, testsOf } from './tests.ts'

export type ForecastFacts = ForecastsOfUnit & {
  readonly rules: RulesOfPage
  readonly level: LevelInForce
}

type RulesOfPage = RulesAhead & { readonly unit: UnitAhead }

type Stat = { readonly label: string; readonly value: string; readonly note?: string }
type Link = { readonly text: string; readonly href: string }

export type ForecastView = View & {
  readonly caption: string
  readonly source: { readonly source: string; readonly asAt: string; readonly rules: string } | null
  /** When it was made; without an action nothing newer can be asked for. */
  readonly made: { readonly text: string; readonly action: string | null } | null
  readonly unknown: string | null
  readonly level: { readonly text: string; readonly href: string } | null
  readonly stats: readonly Stat[]
  readonly caveats: readonly string[]
  readonly chart: ChartView | null
  readonly drivers: Table | null
  readonly below: Table | null
  readonly tests: TestsView | null
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
  ...{
    source: null,
    made: null,
    unknown: `There is no forecast: ${why}.`,
    level: null,
    stats: [],
    caveats: [],
    chart: null,
  },
  ...{ drivers: null, below: null, tests: null, how: [], downloads: [] },
  links: [{ text: `Workload of ${unit.name} today`, href: unitPath(unit) }],
})

const statsOf = ({ weeks }: Forecast, { method }: RulesAhead): readonly Stat[] => {
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
const moreAvailable = (forecast: Figure<Forecast>, { method }: RulesAhead): readonly string[] => {
  if (!forecast.known) return []
  const { weeks } = forecast.value
  const [today, last] = [weeks[0]?.available, weeks.at(-1)?.available]
  if (!today?.known || !last?.known || last.value <= today.value) return []
  return [
    `${countText(last.value - today.value)} more points are available in ${method.weeks} weeks than today, because recorded reductions end by then or people join. Whoever extends a reduction changes this forecast.`,
  ]
}

const caveatsOf = ({ rules, whole }: ForecastFacts): readonly string[] => {
  const { forecast, cases, withoutEnd, withoutHours } = whole
  const caveats = [
    `Everybody on record counts here, the ones without a named officer too: ${countedText(cases, 'case')}. The workload of today on other pages leaves those out, because nobody’s hours carry them.`,
  ]
  if (withoutHours.officers > 0) {
    caveats.push(
      `${countedText(withoutHours.officers, 'officer')} ${withoutHours.officers === 1 ? 'gives' : 'give'} no availability here: ${withoutHours.why}.`,
    )
  }
  caveats.push(...moreAvailable(forecast, rules))
  if (withoutEnd > 0) {
    caveats.push(
      `${countedText(withoutEnd, 'person', 'people')} have no recorded end of sentence. They are taken to stay.`,
    )
  }
  return caveats
}

const belowTable = ({ below, rules }: ForecastFacts): Table | null => {
  if (below.length === 0) return null
  const at = [0, ...rules.method.testedAhead]
  const [, wide] = rules.method.bands
  return {
    caption: `Below ${rules.unit.name}`,
    heads: [
      { text: 'Unit' },
      ...at.map(week => ({ text: week === 0 ? 'Today' : `In ${week} weeks`, numeric: true })),
      { text: `${wide}% of futures, last week`, numeric: true },
    ],
    rows: rules.unit.below.map((unit, index) => {
      const forecast = below[index]?.forecast ?? unknown('it has not been made')
      return [
        { text: unit.name, href: aheadPath(unit) },
        ...at.map(week => ({
          text: forecast.known ? middleText(forecast.value.weeks[week]?.percent) : 'Unknown',
          numeric: true,
          ...(forecast.known || week !== 0 ? {} : { note: forecast.why }),
        })),
        { text: lastBand(forecast, wide), numeric: true },
      ]
    }),
  }
}

const lastBand = (forecast: Figure<Forecast>, percent: number): string => {
  const last = forecast.known ? forecast.value.weeks.at(-1)?.percent : undefined
  return last?.known ? bandText(last.value, percent) : 'Unknown'
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

/** When it was made, and that a new one can be had. */
const madeOf = ({ madeAt, rules }: ForecastFacts): ForecastView['made'] => ({
  text:
    madeAt === null
      ? 'Made just now from the record. It is being kept, so that this page opens at once next time.'
      : `Made ${instantText(madeAt)} from what was on record then. It is made again every night.`,
  action: madeAt === null ? null : aheadPath(rules.unit),
})

/** Every word of the page of a unit's forecast. */
export const presentForecast = (facts: ForecastFacts): ForecastView => {
  const { rules, whole, level } = facts
  const { unit, on, method, ruleSet } = rules
  const { forecast, digest } = whole
  const made = forecast.known ? forecast.value : null
  const hasLevel = unit.kind === 'pdu' || unit.kind === 'region'
  return {
    ...frameOf(unit),
    source: {
      source: 'the record and the recorded hours',
      asAt: dayText(on),
      rules: `${ruleSet.data.title}, version ${ruleSet.stamp.version}; ${method.title}, version ${method.version}`,
    },
    made: madeOf(facts),
    unknown: forecast.known ? null : `There is no forecast: ${forecast.why}.`,
    level: { text: levelSentence(level), href: hasLevel ? demandPath(unit) : '' },
    stats: made ? statsOf(made, rules) : [],
    caveats: made ? caveatsOf(facts) : [],
    chart: made ? fanOf(made, rules) : null,
    drivers: made ? driverTable(made, rules) : null,
    below: belowTable(facts),
    tests: made ? testsOf(whole.tests, method) : null,
    how: made ? howItIsMade(made, rules, digest) : [],
    links: linksOf(unit),
    downloads: made ? downloadsOf(unit) : [],
  }
}
