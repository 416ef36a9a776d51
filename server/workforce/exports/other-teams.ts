import { cellOf, reportPoints } from '@candour/workload'
import { sql } from 'kysely'
import type { ExportCell, Report } from './report.ts'

type CourtLine = {
  readonly region: string
  readonly pdu: string
  readonly team: string
  readonly name: string
  readonly grade: string
  readonly sdr: number
  readonly fdr: number
  readonly sdr_due: number
  readonly oral_reports: number
}

/** Who writes court reports. The headings are ours: the service's page has no download. @source WMT, court report officers */
export const courtReports: Report = {
  name: 'court-reports',
  title: 'Court reports',
  table: async ({ trx, result, unit }) => {
    const { rows } = await sql<CourtLine>`
      select region.name as region, pdu.name as pdu, team.name as team, figure.name, figure.grade,
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
    const { reports } = result.ruleSet.data
    return {
      headings: [
        ...['Region', 'Probation Delivery Unit', 'Team Name', 'Offender Manager', 'Grade Code', 'SDRs in Last 30 Days'],
        ...['FDRs in Last 30 Days', 'SDRs Due in Next 30 Days', 'Oral Reports', 'Report Points'],
      ],
      rows: rows.map((one): ExportCell[] => [
        ...[one.region, one.pdu, one.team, one.name, one.grade, one.sdr, one.fdr, one.sdr_due, one.oral_reports],
        reportPoints('sdr', one.sdr, reports.sdr, result.profile) +
          reportPoints('fdr', one.fdr, reports.fdr, result.profile),
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
