import {
  type ArchiveAmounts,
  type ArchiveRow,
  archiveAverage,
  archiveIntervals,
  archiveMeasures,
  inInterval,
  isGrade,
  nominalTarget,
  reportPoints,
  ruleSetNamed,
  shareOf,
} from '@candour/workload'
import { sql } from 'kysely'
import type { Day } from '#platform/database/tables.ts'
import { type ExportCell, type FileRequest, figureCell, knownCell, type Report } from './report.ts'

type ArchiveLine = {
  readonly day: Day
  readonly result: number
  readonly rule_set: string
  readonly region: string
  readonly pdu: string
  readonly team: string
  readonly team_code: string
  readonly officer: string
  readonly name: string
  readonly grade: string
  readonly cases: number | null
  readonly used: number | null
  readonly available: number | null
  readonly percent: number | null
  readonly contracted: string | null
  readonly reduced: string
  readonly contact_points: number | null
  readonly sdr: number
  readonly fdr: number
}

/** Days of the archive without a choice: the last four weeks up to the figures that are shown. */
const usualDays = 28

const dayBefore = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)

const span = ({ result, from, to }: FileRequest): { readonly from: Day; readonly to: Day } => {
  const last = to ?? result.extractDay
  return { from: from ?? dayBefore(last, usualDays - 1), to: last }
}

/** Every post of every stored night; of several results of one night the one published last. */
const linesOf = async (request: FileRequest): Promise<readonly ArchiveLine[]> => {
  const { trx, unit } = request
  const { from, to } = span(request)
  const { rows } = await sql<ArchiveLine>`
    with night as (
      select distinct on (extract_day) id, import, extract_day, rule_set from workforce.result_set
      where extract_day between ${from} and ${to} order by extract_day, id desc)
    select night.extract_day as day, night.id as result, night.rule_set, region.name as region, pdu.name as pdu,
      team.name as team, figure.team as team_code, figure.officer, figure.name, figure.grade, figure.cases, figure.used,
      figure.available, figure.percent, figure.contracted, figure.reduced, figure.contact_points,
      coalesce(line.sdr, 0) as sdr, coalesce(line.fdr, 0) as fdr
    from night join workforce.officer_figure figure on figure.result = night.id
      join workforce.unit_figure team on team.result = night.id and team.unit = figure.team
      join workforce.unit_figure pdu on pdu.result = night.id and pdu.unit = figure.pdu
      join workforce.unit_figure region on region.result = night.id and region.unit = figure.region
      left join workforce.officer_row line
        on line.import = night.import and line.team = figure.team and line.officer = figure.officer
    where figure.named and (${unit.kind} = 'nation' or ${unit.code} in (figure.team, figure.pdu, figure.region))
    order by night.extract_day, team.name, figure.name, figure.officer`.execute(trx)
  return rows
}

const pointsOf = (line: ArchiveLine, { result }: FileRequest) => {
  const ruleSet = ruleSetNamed(line.rule_set) ?? result.ruleSet
  const { reports, targets } = ruleSet.data
  const target = isGrade(line.grade) ? nominalTarget(line.grade, targets, result.profile) : undefined
  return {
    sdr: reportPoints('sdr', line.sdr, reports.sdr, result.profile),
    fdr: reportPoints('fdr', line.fdr, reports.fdr, result.profile),
    target: target?.known ? target.value : null,
  }
}

const headings = [
  ...['Region', 'Probation Delivery Unit', 'Team', 'Offender Manager', 'Grade', 'Total Cases', 'Total Points'],
  ...['SDR Points', 'SDR Conversion Points', 'PAROMS Points', 'Nominal Target', 'Contracted Hours', 'Reductions'],
  ...['Available Points', 'Capacity', 'CMS Points', 'CMS %', 'GS Points', 'GS %', 'ARMS Total Cases'],
]

/** Parole reports, group supervision and ARMS assessments have not earned points for years: their columns stay, as 0. */
const retired = 0

const contactShare = ({ contact_points: points, available }: ArchiveLine): ExportCell =>
  points === null || available === null ? 'Unknown' : figureCell(shareOf(points, available))

/** @source wmt-web, CSV export: daily archive */
export const dailyArchive: Report = {
  name: 'archive-daily',
  title: 'Daily archive',
  from: 'file',
  table: async request => ({
    headings: ['Workload Date', 'Workload ID', ...headings],
    rows: (await linesOf(request)).map((one): ExportCell[] => {
      const { sdr, fdr, target } = pointsOf(one, request)
      return [
        ...[one.day, one.result, one.region, one.pdu, one.team, one.name, one.grade, knownCell(one.cases)],
        ...[knownCell(one.used), sdr, fdr, retired, knownCell(target)],
        ...[one.contracted === null ? 'Unknown' : Number(one.contracted), Number(one.reduced)],
        ...[knownCell(one.available), knownCell(one.percent), knownCell(one.contact_points)],
        ...[contactShare(one), retired, retired, retired],
      ]
    }),
  }),
}

const rowOf = (line: ArchiveLine, request: FileRequest): ArchiveRow | undefined => {
  if (line.used === null || line.available === null) return undefined
  const { sdr, fdr, target } = pointsOf(line, request)
  const none = Object.fromEntries(archiveMeasures.map(measure => [measure, 0])) as ArchiveAmounts
  return {
    report: line.result,
    amounts: {
      ...none,
      ...{ totalCases: line.cases ?? 0, totalPoints: line.used, availablePoints: line.available },
      ...{ cmsPoints: line.contact_points ?? 0, sdrPoints: sdr, sdrConversionPoints: fdr, nominalTarget: target ?? 0 },
      ...{ contractedHours: Number(line.contracted ?? 0), reductionHours: Number(line.reduced) },
    },
  }
}

/**
 * Averages of each officer or team, by the week or by four weeks. The last column is ours: nights on which the figure was not
 * known are in no average, and are counted instead.
 *
 * @source wmt-web, CSV export: grouped archive; rules/workload/archive.ts says where it differs
 */
export const groupedArchive: Report = {
  name: 'archive-grouped',
  title: 'Grouped archive',
  from: 'file',
  table: async request => {
    const groups = Map.groupBy(await linesOf(request), ({ team_code: team, officer }) =>
      request.by === 'team' ? team : `${team} ${officer}`,
    )
    const { from, to } = span(request)
    return {
      headings: ['Start Date', 'End Date', ...headings, 'No of Workloads', 'Unknown'],
      rows: [...groups.values()].flatMap(lines =>
        archiveIntervals(from, to, request.interval).map(interval =>
          averageRow(
            lines.filter(({ day }) => inInterval(day, interval)),
            { ...interval, first: lines[0] },
            request,
          ),
        ),
      ),
    }
  },
}

type Group = { readonly from: Day; readonly to: Day; readonly first: ArchiveLine | undefined }

const averageRow = (lines: readonly ArchiveLine[], { from, to, first }: Group, request: FileRequest): ExportCell[] => {
  const rows = lines.flatMap(line => rowOf(line, request) ?? [])
  const average = archiveAverage(rows, request.by)
  const { amounts } = average
  const none = average.reports === 0
  const cell = (value: number): ExportCell => (none ? 'Unknown' : value)
  const whose = request.by === 'team' ? ['N/A', 'N/A'] : [first?.name ?? '', first?.grade ?? '']
  return [
    ...[from, to, first?.region ?? '', first?.pdu ?? '', first?.team ?? '', ...whose],
    ...[
      cell(amounts.totalCases),
      cell(amounts.totalPoints),
      cell(amounts.sdrPoints),
      cell(amounts.sdrConversionPoints),
    ],
    ...[retired, cell(amounts.nominalTarget), cell(amounts.contractedHours), cell(amounts.reductionHours)],
    ...[cell(amounts.availablePoints), figureCell(average.percent), cell(amounts.cmsPoints)],
    ...[figureCell(average.contactPercent), retired, retired, retired, average.reports, lines.length - rows.length],
  ]
}
