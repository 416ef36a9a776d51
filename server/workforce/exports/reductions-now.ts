import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/database/tables.ts'
import type { ExportCell, ExportRequest, Report } from './report.ts'

type Line = {
  readonly region: string | null
  readonly pdu: string | null
  readonly team: string
  readonly name: string
  readonly grade: string
  readonly contracted: string | null
  readonly reason: string
  readonly hours: string
  readonly from_day: Day
  readonly to_day: Day | null
  readonly notes: string
  readonly manager: string | null
  readonly updated: string
  readonly updated_by: string
}

/** A reduction is said to expire when its last day comes within this many days: our own reading, no source gives it. */
const EXPIRES_WITHIN = 30

/** Reductions from the record that the person may read: their own, and those of officers whom they manage. */
export const reductionsWhere = async (
  { trx, unit, today }: ExportRequest,
  which: RawBuilder<boolean>,
): Promise<Line[]> => {
  const { rows } = await sql<Line>`
    select region.name as region, pdu.name as pdu, team.name as team, officer.name, officer.grade,
      (select h.hours from workforce.post_hours_now h where h.officer = line.officer and h.team = line.team
        and h.from_day <= ${today} order by h.from_day desc limit 1) as contracted,
      line.reason, line.hours, line.from_day, line.to_day,
      concat_ws(' ', nullif(line.notes, ''), nullif(line.why, '')) as notes,
      (select string_agg(p.name, ', ' order by p.name) from platform.practitioner p
        where p.team = line.team and p.grade = 'SPO' and (p."left" is null or p."left" > ${today})) as manager,
      to_char(line.recorded_at at time zone 'Europe/London', 'YYYY-MM-DD HH24:MI') as updated, line.recorded_by as updated_by
    from workforce.reduction line
      join platform.practitioner officer on officer.code = line.officer
      join platform.unit team on team.code = line.team
      left join platform.unit pdu on pdu.code = team.parent
      left join platform.unit region on region.code = pdu.parent
    where line.team = any (platform.teams_below(${unit.code})) and ${which}
    order by team.name, officer.name, line.from_day, line.id`.execute(trx)
  return rows
}

/** What no later row replaced and nobody deleted. */
export const stands = sql`line.change <> 'deleted'
  and not exists (select from workforce.reduction later where later.supersedes = line.id)`

/** @source wmt-web, CSV export: expiring reductions, with the manager who has to look at each */
export const expiringReductions: Report = {
  name: 'reductions-expiring',
  title: 'Expiring reductions',
  from: 'record',
  table: async request => ({
    headings: [
      ...['Region', 'Probation Delivery Unit', 'Team', 'Offender Manager', 'Grade Code', 'Contracted Hours', 'Reason'],
      ...['Hours', 'Start Date', 'End Date', 'Status', 'Additional Notes', 'Manager Responsible'],
    ],
    rows: (
      await reductionsWhere(
        request,
        sql<boolean>`${stands} and line.from_day <= ${request.today}
          and line.to_day between ${request.today}::date and ${request.today}::date + ${EXPIRES_WITHIN}::int`,
      )
    ).map((one): ExportCell[] => [
      ...[one.region, one.pdu, one.team, one.name, one.grade],
      ...[one.contracted === null ? 'Unknown' : Number(one.contracted), one.reason, Number(one.hours)],
      ...[one.from_day, one.to_day, 'ACTIVE', one.notes, one.manager ?? 'Unknown'],
    ]),
  }),
}

/** @source wmt-web, CSV export: archived reductions; with those that a correction replaced or somebody deleted */
export const archivedReductions: Report = {
  name: 'reductions-archived',
  title: 'Archived reductions',
  from: 'record',
  table: async request => ({
    headings: [
      ...['Offender Manager Name', 'Team Name', 'Reduction Hours', 'Reduction Reason', 'Comments', 'Start Date'],
      ...['End Date', 'Date Updated', 'Reduction Updated By'],
    ],
    rows: (await reductionsWhere(request, sql<boolean>`(line.to_day < ${request.today} or not (${stands}))`)).map(
      (one): ExportCell[] => [
        ...[one.name, one.team, Number(one.hours), one.reason, one.notes, one.from_day, one.to_day],
        ...[one.updated, one.updated_by],
      ],
    ),
  }),
}
