import type { View } from '#platform/web/answers.ts'
import { barChart } from '#platform/web/components/chart/bar-chart.ts'
import type { ChartView } from '#platform/web/components/chart/chart-view.ts'
import { statusTags } from '#platform/web/components/status-tag/status-tags.ts'
import { dayText } from '#platform/web/dates.ts'
import { countText } from '#platform/web/numbers.ts'
import { hoursPath } from '../../hours/addresses.ts'
import type { FrozenReduction, PastFigure } from '../../queries/officer-details.ts'
import type { OfficerLoad } from '../../queries/officers.ts'
import type { ShownFigures } from '../../queries/shown.ts'
import type { TrailUnit } from '../../queries/units.ts'
import { type Kept, linkTo, officerPath } from '../figures/addresses.ts'
import { crumbsAlong } from '../figures/breadcrumbs.ts'
import { presentFigures, type SourceView } from '../figures/source.ts'
import { capital, gradeText, hoursText, percentCell, percentText, pointsText, standingText } from '../figures/words.ts'

export type OfficerFacts = {
  readonly shown: ShownFigures
  readonly today: OfficerLoad | null
  readonly officer: OfficerLoad
  readonly trail: readonly TrailUnit[]
  readonly reductions: readonly FrozenReduction[]
  readonly posts: readonly OfficerLoad[]
  readonly past: readonly PastFigure[]
  readonly kept: Kept
  readonly now: Date
  /** Whether the officer looks at their own figure. */
  readonly own: boolean
  /** Whether they may read contracted hours and reductions with their reasons. */
  readonly mayReadHours: boolean
  /** Whether they answer for the work of others. */
  readonly manages: boolean
}

type Cell = { readonly text: string; readonly numeric?: boolean; readonly href?: string }

type OfficerView = View & {
  readonly caption: string
  readonly source: SourceView
  /** Why there is no figure; null when there is one. */
  readonly unknown: string | null
  readonly stats: readonly {
    readonly label: string
    readonly value: string
    readonly note?: string
    readonly how?: string
  }[]
  readonly hoursHref: string | null
  readonly historyHref: string
  readonly howHref: string
  readonly challengeHref: string | null
  /** Where escalations about the officer's work stand; a page of another room. */
  readonly escalationsHref: string | null
  readonly chart: ChartView | null
  readonly reductionsNote: string
  readonly reductions: readonly (readonly Cell[])[]
  readonly otherPosts: readonly { readonly text: string; readonly href: string; readonly load: string }[]
  readonly past: readonly (readonly object[])[]
  readonly downloads: { readonly csv: string; readonly xlsx: string }
}

/** Every word of the page of one officer in one team. */
export const presentOfficer = (facts: OfficerFacts): OfficerView => {
  const { shown, officer, trail, posts, past, kept, now } = facts
  const path = officerPath(officer.team, officer.officer)
  const name = officer.named ? officer.name : `No named officer, ${officer.teamName}`
  const download = (format: string) =>
    linkTo('/workload/exports/officer', kept, { unit: officer.team, officer: officer.officer, format })
  return {
    title: 'Workload of an officer',
    heading: name,
    caption: officer.named ? `${gradeText(officer.grade)}, ${officer.teamName}` : 'Cases that wait for an officer',
    breadcrumbs: crumbsAlong(trail, kept),
    source: presentFigures(shown, path, now),
    unknown: officer.percent.known ? null : `Workload unknown: ${officer.percent.why}.`,
    stats: statsOf(facts),
    hoursHref: facts.mayReadHours ? hoursPath(officer) : null,
    historyHref: `${path}/history`,
    howHref: linkTo(`${path}/how`, kept),
    escalationsHref: facts.own || facts.manages ? `/escalations?officer=${encodeURIComponent(officer.officer)}` : null,
    challengeHref: facts.own ? `${path}/challenge` : null,
    chart: chartOf(officer),
    reductionsNote: reductionsNote(facts),
    reductions: facts.reductions.map(({ reason, hours, from, to }) => [
      { text: reason },
      { text: hoursText(hours), numeric: true },
      { text: dayText(from) },
      { text: to ? dayText(to) : 'No end date' },
    ]),
    otherPosts: posts
      .filter(({ team }) => team !== officer.team)
      .map(post => ({
        text: post.teamName,
        href: linkTo(officerPath(post.team, post.officer), kept),
        load: percentText(post.percent),
      })),
    past: past.map(one => pastRow(one, path, shown)),
    downloads: { csv: download('csv'), xlsx: download('xlsx') },
  }
}

const statsOf = ({ officer, shown, kept, today }: OfficerFacts): OfficerView['stats'] => {
  const standing = officer.percent.known ? standingText(officer.percent, shown.ruleSet) : undefined
  const inactive = officer.casesAll === null || officer.cases === null ? undefined : officer.casesAll - officer.cases
  return [
    {
      label: 'Workload',
      value: percentText(officer.percent),
      ...(standing ? { note: standing } : {}),
      how: linkTo(`${officerPath(officer.team, officer.officer)}/how`, kept),
    },
    ...(today ? [{ label: 'Workload today', value: percentText(today.percent) }] : []),
    {
      label: 'Cases',
      value: officer.cases === null ? 'Unknown' : countText(officer.cases),
      ...(inactive === undefined ? {} : { note: `and ${countText(inactive)} inactive` }),
    },
    { label: 'Points used', value: pointsText(officer.used) },
    { label: 'Points available', value: pointsText(officer.available) },
    { label: 'Contracted hours', value: weekText(officer), note: hoursNote(officer) },
  ]
}

const weekText = ({ contracted, hoursRecorded }: OfficerLoad): string =>
  hoursText(hoursRecorded || contracted !== 0 ? contracted : null)

const hoursNote = ({ contracted, hoursRecorded, reduced }: OfficerLoad): string => {
  if (!hoursRecorded && contracted) return 'Taken as full time: nobody has recorded them'
  return `${hoursText(reduced)} taken off by reductions`
}

const chartOf = ({ used, casePoints, t2aPoints, reportPoints, contactPoints }: OfficerLoad): ChartView | null => {
  if (!used.known) return null
  const parts: readonly (readonly [string, number | null])[] = [
    ['Cases', casePoints],
    ['Cases in transition to adulthood', t2aPoints],
    ['Court reports', reportPoints],
    ['Support contacts', contactPoints],
  ]
  const bars = parts.map(([label, points]) =>
    points === null
      ? { label, unknown: 'nothing says which they are' }
      : { label, value: Math.max(0, points), valueText: countText(points) },
  )
  return barChart({
    id: 'points-chart',
    heading: 'Points used by kind of work',
    finding: `${countText(used.value)} points are used in all.`,
    labelHeading: 'Work',
    valueHeading: 'Points',
    bars,
    tickText: countText,
  })
}

const reductionsNote = ({ officer, reductions, shown }: OfficerFacts): string => {
  if (officer.reduced === 0)
    return shown.live ? 'No reductions count on this day.' : 'No reductions counted on the day of the extract.'
  if (reductions.length > 0) return `${hoursText(officer.reduced)} hours a week are taken off.`
  return `${hoursText(officer.reduced)} hours a week are taken off. The officer and their managers can read the reasons.`
}

const pastRow = ({ result, day, percent, cases }: PastFigure, path: string, shown: ShownFigures) => [
  { text: dayText(day), href: linkTo(path, { result }) },
  percent.known
    ? percentCell(percent, shown.ruleSet)
    : { text: 'Unknown', numeric: true, tag: statusTags.unknown, note: capital(percent.why) },
  { text: cases === null ? 'Unknown' : countText(cases), numeric: true },
]
