import { cellOf, reportPoints } from '@candour/workload'
import { sql } from 'kysely'
import { postKey } from '../import/posts.ts'
import { placesOf, staffOf } from '../live/staff.ts'
import { reportsByKind, workOn } from '../work/work-on.ts'
import { teamsOf } from './recorded-teams.ts'
import { type ExportCell, type ExportRequest, type FileRequest, knownCell, type Report } from './report.ts'

type CourtLine = {
  readonly team_code: string
  readonly region: string
  readonly pdu: string
  readonly team: string
  readonly name: string
  readonly grade: string
  readonly sdr: number
  readonly fdr: number
  /** Null where nothing says it. */
  readonly sdr_due: number | null
  readonly oral_reports: number
}

const ofFile = async ({ trx, result, unit }: FileRequest): Promise<readonly CourtLine[]> => {
  const { rows } = await sql<CourtLine>`
      select region.name as region, pdu.name as pdu, team.name as team, team.unit as team_code, figure.name, figure.grade,
        line.sdr, line.fdr, line.sdr_due, line.oral_reports
      from workforce.officer_figure figure
        join workforce.officer_row line
          on line.import = ${result.import} and line.team = figure.team and line.officer = figure.officer
        join workforce.unit_figure team on team.result = figure.result and team.unit = figure.team
        join workforce.unit_figure pdu on pdu.result = figure.result and pdu.unit = figure.pdu
        join workforce.unit_figure region on region.result = figure.result and region.unit = figure.region
      where figure.result = ${result.id} and line.sdr + line.fdr + line.sdr_due + line.oral_reports > 0
        and (${unit.kind} = 'nation' or ${unit.code} in (figure.team, figure.pdu, figure.region))
      order by team.name, figure.name`.execute(trx)
  return rows
}

/** Who completed a report in the days that count, with a post here or without. How many are due is in records that most may not open. */
const onRecord = async (request: ExportRequest): Promise<readonly CourtLine[]> => {
  const { trx, day, figures } = request
  const { teams } = await teamsOf(request)
  const work = await workOn(trx, { teams }, day, figures.shown.ruleSet)
  const staff = await staffOf(trx, { teams }, [])
  const places = await placesOf(trx, teams)
  return [...staff.values()].flatMap(({ officer, name, grade, team }) => {
    const place = team === null ? undefined : places.get(team)
    const reports = place && work.get(postKey(place.team, officer))?.reports
    if (!place || !reports || Object.keys(reports).length === 0) return []
    const { sdr = 0, fdr = 0 } = reportsByKind(reports)
    const where = { region: place.regionName, pdu: place.pduName, team: place.teamName, team_code: place.team }
    return [{ ...where, name, grade, sdr, fdr, sdr_due: null, oral_reports: reports['psr-oral'] ?? 0 }]
  })
}

const linesOf = async (request: ExportRequest): Promise<readonly CourtLine[]> => {
  const { result, figures } = request
  const filed = result ? await ofFile({ ...request, result }) : []
  if (!figures.shown.live) return filed
  const { recorded } = await teamsOf(request)
  return [...(await onRecord(request)), ...filed.filter(line => !recorded.has(line.team_code))]
}

/** Who writes court reports. The headings are ours: the service's page has no download. @source WMT, court report officers */
export const courtReports: Report = {
  name: 'court-reports',
  title: 'Court reports',
  from: 'figures',
  table: async request => {
    const { ruleSet, profile } = request.figures.shown
    const { reports } = ruleSet.data
    return {
      headings: [
        ...['Region', 'Probation Delivery Unit', 'Team Name', 'Offender Manager', 'Grade Code', 'SDRs in Last 30 Days'],
        ...['FDRs in Last 30 Days', 'SDRs Due in Next 30 Days', 'Oral Reports', 'Report Points'],
      ],
      rows: (await linesOf(request)).map((one): ExportCell[] => [
        ...[one.region, one.pdu, one.team, one.name, one.grade, one.sdr, one.fdr],
        ...[knownCell(one.sdr_due), one.oral_reports],
        reportPoints('sdr', one.sdr, reports.sdr, profile) + reportPoints('fdr', one.fdr, reports.fdr, profile),
      ]),
    }
  },
}

type PrisonLine = {
  readonly team: string
  readonly name: string
  readonly grade: string
  readonly counts: readonly number[]
}

/**
 * Prison teams (OMiC) with their custody points, and the points that the same people would weigh on licence.
 *
 * @source WMT, prison overview: unfiltered custody tiers, and the same counts at licence weights
 */
export const prisonTeams: Report = {
  name: 'prison-teams',
  title: 'Prison teams (OMiC)',
  from: 'file',
  table: async ({ trx, result, unit }) => {
    const { rows } = await sql<PrisonLine>`
      select coalesce(team.name, line.team) as team, trim(line.forename || ' ' || line.surname) as name,
        line.grade_code as grade, line.counts
      from workforce.prison_row line left join platform.unit team on team.code = line.team
      where line.import = ${result.import}
        and (${unit.kind} = 'nation' or line.team = any (platform.teams_below(${unit.code})))
      order by 1, line.surname, line.forename`.execute(trx)
    const { ruleSet } = result
    const weighed = ({ counts }: PrisonLine, location: 'custody' | 'licence') =>
      ruleSet.data.tiers.reduce(
        (sum, tier, code) => sum + (counts[cellOf('custody', code, ruleSet)] ?? 0) * tier[location],
        0,
      )
    const cases = ({ counts }: PrisonLine) =>
      ruleSet.data.tiers.reduce((sum, _, code) => sum + (counts[cellOf('custody', code, ruleSet)] ?? 0), 0)
    return {
      headings: [
        ...['Team Name', 'Offender Manager', 'Grade Code', 'Custody Cases', 'Custody Points'],
        'Points if on Licence',
      ],
      rows: rows.map((one): ExportCell[] => [
        ...[one.team, one.name, one.grade, cases(one), weighed(one, 'custody'), weighed(one, 'licence')],
      ]),
    }
  },
}
