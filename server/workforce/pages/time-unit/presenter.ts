import {
  type ActivitySetData,
  cellMinutes,
  type Figure,
  type TimeNeeded,
  timeNeeded,
  timeShare,
} from '@candour/workload'
import type { View } from '#platform/web/answers.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { UnitFigures } from '../../queries/unit-figures.ts'
import type { Held } from '../../time/held.ts'
import { type Kept, linkTo, officerPath, unitPath } from '../figures/addresses.ts'
import { crumbsAlong } from '../figures/breadcrumbs.ts'
import { presentFigures, type SourceView } from '../figures/source.ts'
import { availableCell, hoursCell, hoursOfMinutes, sumOfHours, type TasksSource, tasksSource } from '../figures/time.ts'
import { percentText } from '../figures/words.ts'

export type TimeUnitFacts = {
  readonly figures: UnitFigures
  readonly rows: readonly Held[]
  readonly set: ActivitySetData
  readonly kept: Kept
  readonly now: Date
}

type Row = Held & { readonly needed: TimeNeeded }

type TimeUnitView = View & {
  readonly caption: string
  readonly source: SourceView
  readonly tasks: TasksSource
  readonly statements: readonly string[]
  readonly heads: readonly { readonly text: string; readonly numeric?: boolean }[]
  readonly rows: readonly (readonly object[])[]
}

/** Every word of the page of time needed and time available. */
export const presentTimeUnit = ({ figures, rows, set, kept, now }: TimeUnitFacts): TimeUnitView => {
  const { shown, unit, trail } = figures
  const minutes = cellMinutes(shown.ruleSet, set)
  const timed = rows.map(row => ({ ...row, needed: timeNeeded(row.held, minutes, set) }))
  const total = timed.reduce((sum, { needed }) => sum + needed.total, 0)
  const withoutTime = timed.reduce((sum, { needed }) => sum + needed.casesWithoutTime, 0)
  const available = sumOfHours(timed.map(row => row.available))
  return {
    title: `Time needed and time available: ${unit.name}`,
    heading: 'Time needed and time available',
    caption: unit.name,
    breadcrumbs: crumbsAlong(trail, kept),
    source: presentFigures(shown, `${unitPath(unit)}/time`, now),
    tasks: tasksSource(set),
    statements: [
      sentenceOf(total, available),
      ...(unit.kind === 'team' ? [ofNamed(timed, available)] : []),
      `By the points the workload is ${percentText(unit.percent)}.`,
      ...leftOut(withoutTime),
      ...ofTheRecord(figures, set),
    ],
    heads: [
      { text: unit.kind === 'team' ? 'Officer' : 'Unit' },
      { text: 'Hours needed', numeric: true },
      { text: 'Hours available', numeric: true },
      { text: 'Needed of available', numeric: true },
      { text: 'Workload by points', numeric: true },
    ],
    rows: timed.map(row => [
      { text: row.name, href: linkTo(`${pathOf(row)}/time`, kept) },
      hoursCell(row.needed.total),
      availableCell(row.available),
      shareCell(row),
      { text: percentText(row.percent), numeric: true },
    ]),
  }
}

const pathOf = ({ of }: Row): string => ('kind' in of ? unitPath(of) : officerPath(of.team, of.officer))

const shareCell = ({ needed, available }: Row) => {
  const share = timeShare(needed.total, available)
  return { text: percentText(share), numeric: true, ...(!share.known && { note: share.why }) }
}

const sentenceOf = (minutes: number, available: Figure): string => {
  const share = timeShare(minutes, available)
  if (!available.known) return `The cases and reports here take ${hoursOfMinutes(minutes)} a week; ${available.why}.`
  return `The cases and reports here take ${hoursOfMinutes(minutes)} a week, and there are ${hoursOfMinutes(available.value * 60)} after reductions: ${percentText(share)}. Cases with no named officer are in the hours needed.`
}

/** What those who have hours hold of it: the rest waits for somebody. */
const ofNamed = (rows: readonly Row[], available: Figure): string => {
  const minutes = rows.reduce((sum, row) => sum + (row.available.known ? row.needed.total : 0), 0)
  return `Officers with hours hold ${hoursOfMinutes(minutes)} of it: ${percentText(timeShare(minutes, available))} of their time.`
}

const leftOut = (cases: number): readonly string[] =>
  cases === 0 ? [] : [`${countedText(cases, 'case')} with no tier yet: no time can be given, so none is counted.`]

/** How the record's cases in their first weeks are told, and whose time is not here. */
const ofTheRecord = ({ shown, byFile }: UnitFigures, { firstWeeks }: ActivitySetData): readonly string[] =>
  shown.live
    ? [
        `A case is in its first ${firstWeeks} weeks when the record shows nobody supervising the person there before: our own reading.`,
        ...(byFile
          ? [
              `${countedText(byFile.posts, 'post')} in teams that keep no record here: their time is not in these hours.`,
            ]
          : []),
      ]
    : []
