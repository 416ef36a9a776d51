import { reductionStatus } from '@candour/workload'
import { sql } from 'kysely'
import { reductionsWhere, stands } from './reductions-now.ts'
import type { ExportCell, ExportRequest, Report } from './report.ts'

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

const statusOn = (from: string, to: string | null, day: string): string => reductionStatus({ from, to }, day)

/** As a result used them. */
const ofResult = async ({ trx, result, unit }: ExportRequest): Promise<readonly ExportCell[][]> => {
  if (!result) return []
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
  return rows.map(one => [
    ...[one.region_name, one.pdu_name, one.team_name, one.name, one.grade],
    ...[one.contracted === null ? 'Unknown' : Number(one.contracted), one.reason, Number(one.hours)],
    ...[one.from_day, one.to_day, statusOn(one.from_day, one.to_day, result.extractDay), one.notes],
  ])
}

/** As they stand on the day of the figures. */
const onRecord = async (request: ExportRequest): Promise<readonly ExportCell[][]> => {
  const { day } = request
  const active = sql<boolean>`${stands} and line.from_day <= ${day} and (line.to_day is null or line.to_day >= ${day})`
  return (await reductionsWhere({ ...request, today: day }, active)).map(one => [
    ...[one.region, one.pdu, one.team, one.name, one.grade],
    ...[one.contracted === null ? 'Unknown' : Number(one.contracted), one.reason, Number(one.hours)],
    ...[one.from_day, one.to_day, statusOn(one.from_day, one.to_day, day), one.notes],
  ])
}

/** Reductions behind the figures of a day, or of a result: a person gets their own and those of the teams they manage. */
export const reductions: Report = {
  name: 'reductions',
  title: 'Reductions',
  from: 'figures',
  table: async request => ({
    headings: [
      ...['Region', 'Probation Delivery Unit', 'Team', 'Offender Manager', 'Grade Code', 'Contracted Hours', 'Reason'],
      ...['Hours', 'Start Date', 'End Date', 'Status', 'Additional Notes'],
    ],
    rows: request.figures.shown.live ? await onRecord(request) : await ofResult(request),
  }),
}
