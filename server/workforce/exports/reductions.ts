import { reductionStatus } from '@candour/workload'
import { sql } from 'kysely'
import type { ExportCell, Report } from './report.ts'

type ReductionLine = {
  readonly region_name: string
  readonly pdu_name: string
  readonly team_name: string
  readonly name: string
  readonly grade: string
  readonly contracted: string | null
  readonly reason: string
  readonly hours: string
  readonly from_day: string
  readonly to_day: string | null
  readonly notes: string
}

/** Reductions as the result used them: a person gets their own and those of the teams they manage. */
export const reductions: Report = {
  name: 'reductions',
  title: 'Reductions',
  table: async ({ trx, result, unit }) => {
    const { rows } = await sql<ReductionLine>`
      select region.name as region_name, pdu.name as pdu_name, team.name as team_name, figure.name, figure.grade,
        figure.contracted, line.reason, line.hours, line.from_day, line.to_day, line.notes
      from workforce.result_reduction line
        join workforce.officer_figure figure using (result, team, officer)
        join workforce.unit_figure team on team.result = line.result and team.unit = line.team
        join workforce.unit_figure pdu on pdu.result = line.result and pdu.unit = team.parent
        join workforce.unit_figure region on region.result = line.result and region.unit = pdu.parent
      where line.result = ${result.id}
        and (${unit.kind} = 'nation' or ${unit.code} in (team.unit, pdu.unit, region.unit))
      order by team.name, figure.name, line.from_day`.execute(trx)
    return {
      headings: [
        ...[
          'Region',
          'Probation Delivery Unit',
          'Team',
          'Offender Manager',
          'Grade Code',
          'Contracted Hours',
          'Reason',
        ],
        ...['Hours', 'Start Date', 'End Date', 'Status', 'Additional Notes'],
      ],
      rows: rows.map((one): ExportCell[] => [
        ...[one.region_name, one.pdu_name, one.team_name, one.name, one.grade],
        ...[one.contracted === null ? 'Unknown' : Number(one.contracted), one.reason, Number(one.hours)],
        ...[one.from_day, one.to_day, statusOf(one, result.extractDay), one.notes],
      ]),
    }
  },
}

const statusOf = ({ from_day: from, to_day: to }: ReductionLine, day: string): string =>
  reductionStatus({ from, to }, day)
