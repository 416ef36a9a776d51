import { sql } from 'kysely'
import { datesDue as daysThatCome } from '#caseload'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { ExportCell, Report } from './report.ts'

/** How far ahead: the four weeks that the peer's officer page looks, and anything that has passed. */
const AHEAD = 28

const dayAhead = (today: Day): Day =>
  new Date(Date.parse(`${today}T00:00:00Z`) + AHEAD * 86_400_000).toISOString().slice(0, 10)

/** Names of teams and officers by their codes. */
const namesOf = async (trx: Trx, teams: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from platform.unit where code = any (${teams}::text[])
    union all select code, name from platform.practitioner`.execute(trx)
  return new Map(rows.map(row => [row.code, row.name]))
}

/** @source Manage a Workforce, officer overview: releases, ends and parole reports due in four weeks */
export const datesDue: Report = {
  name: 'dates-due',
  title: 'Releases, ends of orders and parole reports due',
  from: 'record',
  table: async ({ trx, unit, officer, today }) => {
    const { rows } = await sql<{ teams: string[] }>`select platform.teams_below(${unit.code}) as teams`.execute(trx)
    const teams = rows[0]?.teams ?? []
    const due = (await daysThatCome(trx, teams, dayAhead(today))).filter(
      one => officer === undefined || one.officer === officer,
    )
    const names = await namesOf(trx, teams)
    return {
      headings: ['Due', 'Date', 'CRN', 'Tier', 'Team Name', 'Offender Manager', 'Passed'],
      rows: due.map((one): ExportCell[] => [
        ...[one.what, one.day, one.crn, one.tier ?? 'Unknown', names.get(one.team) ?? one.team],
        one.officer === null ? 'No named officer' : (names.get(one.officer) ?? one.officer),
        one.day < today ? 'Yes' : 'No',
      ]),
    }
  },
}
