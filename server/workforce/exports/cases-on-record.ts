import { sql } from 'kysely'
import { crnsOf } from '#caseload'
import { teamsOf } from './recorded-teams.ts'
import type { ExportRequest } from './report.ts'

/** One case as a list shows it, from a nightly file or from the record. */
export type CaseOfList = {
  readonly region_name: string
  readonly pdu_name: string
  readonly team_name: string
  readonly row_type: string
  readonly case_ref: string
  readonly tier: string
  readonly location: string
  readonly officer_name: string
  readonly grade_code: string
}

type Row = Omit<CaseOfList, 'case_ref' | 'tier'> & { readonly person_id: string; readonly tier: string | null }

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * Cases as at the day of the figures, of the teams that keep their record here. Row types are those of the file: W for a warrant, U for
 * unpaid work only, O for a sentence past its end, N for every other. Row-level security leaves those of the person's own teams.
 */
export const casesOnRecord = async (request: ExportRequest): Promise<readonly CaseOfList[]> => {
  const { trx, day } = request
  const { teams } = await teamsOf(request)
  const { rows } = await sql<Row>`
    select s.person_id, region.name as region_name, pdu.name as pdu_name, team.name as team_name, s.location, s.tier,
      case when s.inactive = 'warrant' then 'W' when s.inactive = 'unpaid-work-only' then 'U' when s.ends_on < ${day} then 'O'
        else 'N' end as row_type,
      coalesce(holder.name, 'No named officer') as officer_name, coalesce(holder.grade, '') as grade_code
    from workforce.case_span s
      join platform.unit team on team.code = s.team join platform.unit pdu on pdu.code = team.parent
      join platform.unit region on region.code = pdu.parent
      left join platform.practitioner holder on holder.code = s.officer
    where s.replaced_at is null and s.from_day <= ${day} and (s.to_day is null or s.to_day > ${day})
      and s.location is not null and s.team = any (${teams}::text[])
    order by team.name, officer_name, s.person_id`.execute(trx)
  const crns = await crnsOf(
    trx,
    rows.map(row => row.person_id),
  )
  return rows.flatMap(({ person_id, ...row }) => {
    const case_ref = crns.get(person_id)
    if (case_ref === undefined) return []
    return [{ ...row, case_ref, tier: row.tier ?? 'Untiered', location: capital(row.location) }]
  })
}
