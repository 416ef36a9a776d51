import type { Figure } from './figure.ts'
import { known } from './figure.ts'
import { shareOf, workloadPercent } from './percent.ts'
import type { Profile } from './profile.ts'
import { profiles } from './profile.ts'

const wholeMeasures = [
  ...(['totalCases', 'totalPoints', 'availablePoints', 'cmsPoints', 'gsPoints', 'sdrPoints'] as const),
  ...(['sdrConversionPoints', 'paromsPoints', 'nominalTarget', 'armsTotalCases'] as const),
] as const
const hourMeasures = ['contractedHours', 'reductionHours'] as const

/** What the archive keeps of each post and day. Points and cases are averaged to whole numbers, hours to one decimal. */
export const archiveMeasures = [...wholeMeasures, ...hourMeasures] as const
export type ArchiveMeasure = (typeof archiveMeasures)[number]
export type ArchiveAmounts = Readonly<Record<ArchiveMeasure, number>>

/** One post in one stored report. A row whose figure is unknown is no row: the caller says how many it left out. */
export type ArchiveRow = { readonly report: number; readonly amounts: ArchiveAmounts }

/** Averages over the reports of an interval. */
export type ArchiveAverage = {
  readonly reports: number
  readonly amounts: ArchiveAmounts
  readonly percent: Figure
  readonly contactPercent: Figure
  readonly groupPercent: Figure
}

const roundedTo = (places: number, value: number): number => Math.round(value * 10 ** places) / 10 ** places

/**
 * The average of stored days: of one officer over their rows, of a team the sum of its officers over its reports.
 *
 * @returns percentages unknown when no report is in the interval, or nothing was available in any of them
 * @source WMT, grouped archive. Differs from it: the percentage is the ratio of the sums and not of rounded averages, and
 *   group supervision is a share of the points available like support contacts (docs/decisions/0032)
 */
export const archiveAverage = (
  rows: readonly ArchiveRow[],
  by: 'officer' | 'team',
  profile: Profile = profiles.candour,
): ArchiveAverage => {
  const reports = by === 'officer' ? rows.length : new Set(rows.map(({ report }) => report)).size
  const sumOf = (measure: ArchiveMeasure) => rows.reduce((sum, { amounts }) => sum + amounts[measure], 0)
  const average = (measure: ArchiveMeasure, places: number) =>
    reports === 0 ? 0 : roundedTo(places, sumOf(measure) / reports)
  const amounts = Object.fromEntries([
    ...wholeMeasures.map(measure => [measure, average(measure, 0)] as const),
    ...hourMeasures.map(measure => [measure, average(measure, 1)] as const),
  ]) as Record<ArchiveMeasure, number>
  const basis = profile.archive === 'of the sums' ? sumOf : (measure: ArchiveMeasure) => amounts[measure]
  const groupsOf = basis(profile.archive === 'of the sums' ? 'availablePoints' : 'totalPoints')
  return {
    reports,
    amounts,
    percent: workloadPercent(basis('totalPoints'), known(basis('availablePoints')), profile),
    contactPercent: shareOf(basis('cmsPoints'), basis('availablePoints'), profile),
    groupPercent: shareOf(basis('gsPoints'), groupsOf, profile),
  }
}

/** First and last day; both belong to it. */
export type ArchiveInterval = { readonly from: string; readonly to: string }

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Intervals of so many days from the first day on, until one holds the last. */
export const archiveIntervals = (from: string, to: string, days: number): readonly ArchiveInterval[] => {
  const count = Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000 / days) + 1
  return Array.from({ length: Math.max(0, count) }, (_, at) => ({
    from: dayAfter(from, at * days),
    to: dayAfter(from, at * days + days - 1),
  }))
}

/**
 * Whether a day counts in an interval.
 *
 * @source WMT, grouped archive, which leaves out the last day of every interval; Candour counts it
 */
export const inInterval = (day: string, { from, to }: ArchiveInterval, profile: Profile = profiles.candour): boolean =>
  day >= from && (profile.archive === 'of the sums' ? day <= to : day < to)
