import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { Within } from './cases.ts'

/** One member of staff as the organisation knows them. */
export type StaffMember = {
  readonly officer: string
  readonly name: string
  readonly grade: string
  readonly team: string | null
  readonly joined: Day | null
  readonly left: Day | null
}

/** Staff of some teams, and some by their codes wherever they belong. */
export const staffOf = async (
  trx: Trx,
  { teams, officers }: Within,
  named: readonly string[],
): Promise<ReadonlyMap<string, StaffMember>> => {
  const others = teams || officers ? [...new Set(named)] : []
  const { rows } = await sql<StaffMember>`
    select code as officer, name, grade, team, joined, "left" from platform.practitioner
    where (${teams ?? null}::text[] is null or team = any (${teams ?? null}::text[]))
      and (${officers ?? null}::text[] is null or code = any (${officers ?? null}::text[]))
      or code = any (${others}::text[])`.execute(trx)
  return new Map(rows.map(row => [row.officer, row]))
}

/** Where a team stands in the organisation, with the names. */
export type Place = {
  readonly team: string
  readonly teamName: string
  readonly pdu: string
  readonly pduName: string
  readonly region: string
  readonly regionName: string
}

/** A team's place, and the first day on which people of it were recorded in Candour; null while nobody is. */
export type RecordedPlace = Place & { readonly since: Day | null }

/** Every team asked for with the units above it, all of them when none are named. */
export const placesOf = async (
  trx: Trx,
  teams: readonly string[] | undefined,
): Promise<ReadonlyMap<string, RecordedPlace>> => {
  const { rows } = await sql<RecordedPlace>`
    select t.code as team, t.name as "teamName", p.code as pdu, p.name as "pduName", r.code as region,
      r.name as "regionName", recorded.since
    from platform.unit t join platform.unit p on p.code = t.parent join platform.unit r on r.code = p.parent
      left join workforce.recorded_teams(${teams ?? null}::text[]) recorded on recorded.team = t.code
    where t.kind = 'team' and (${teams ?? null}::text[] is null or t.code = any (${teams ?? null}::text[]))`.execute(
    trx,
  )
  return new Map(rows.map(row => [row.team, row]))
}

/** Whether the figures of a team come from the record on a day. */
export const isRecorded = (place: RecordedPlace | undefined, on: Day): place is RecordedPlace =>
  place !== undefined && place.since !== null && place.since <= on
