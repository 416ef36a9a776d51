import { sql } from 'kysely'
import type { Day } from '#platform/database/tables.ts'
import type { ExportCell, ExportRequest, Report } from './report.ts'

type Line = {
  readonly team: string
  readonly officer: string
  readonly crn: string
  readonly tier: string | null
  readonly what: string
  readonly day: Day
}

/** How far ahead: the four weeks that the peer's officer page looks, and anything that has passed. */
const AHEAD = 28

/** Releases and ends of orders that have passed or come within four weeks, of the people whom the person may see. */
const linesOf = async ({ trx, unit, officer, today }: ExportRequest): Promise<readonly Line[]> => {
  const { rows } = await sql<Line>`
    select team.name as team, coalesce(holder.name, span.officer) as officer, person.crn, span.tier, due.what, due.day
    from workforce.case_span span
      join caseload.person person on person.person_id = span.person_id
      join platform.unit team on team.code = span.team
      left join platform.practitioner holder on holder.code = span.officer
      cross join lateral (values ('Release', span.release_on), ('End of order', span.ends_on)) as due (what, day)
    where span.to_day is null and span.replaced_at is null and span.team = any (platform.teams_below(${unit.code}))
      and (${officer ?? null}::text is null or span.officer = ${officer ?? null})
      and due.day <= ${today}::date + ${AHEAD}::int and (due.what <> 'Release' or span.location = 'custody')
    order by due.day, person.crn`.execute(trx)
  return rows
}

/** @source Manage a Workforce, officer overview: releases and ends due in four weeks */
export const datesDue: Report = {
  name: 'dates-due',
  title: 'Releases and ends of orders due',
  live: true,
  table: async request => ({
    headings: ['Due', 'Date', 'CRN', 'Tier', 'Team Name', 'Offender Manager', 'Passed'],
    rows: (await linesOf(request)).map((one): ExportCell[] => [
      ...[one.what, one.day, one.crn, one.tier ?? 'Unknown', one.team, one.officer],
      one.day < request.today ? 'Yes' : 'No',
    ]),
  }),
}
