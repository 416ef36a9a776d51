import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'

/** One act of giving a case, as the history shows it. Name and CRN are null of people whom the reader does not meet. */
export type Act = {
  readonly entryId: string
  readonly personId: string
  readonly happened: Day
  readonly recordedAt: Date
  readonly by: string
  readonly name: string | null
  readonly crn: string | null
  readonly limited: boolean
  readonly fromTeam: string | null
  readonly from: string | null
  readonly toTeam: string
  readonly to: string | null
  readonly toOfficer: string | null
  readonly reason: string | null
  readonly against: string | null
  readonly corrects: string | null
}

/** Empty texts filter nothing. */
export type ActFilter = {
  readonly teams?: readonly string[]
  readonly officer?: string
  readonly person?: string
  readonly since?: Date
}

const conditions = ({ teams, officer, person, since }: ActFilter) =>
  sql.join(
    [
      sql`true`,
      ...(teams ? [sql`(a.to_team = any(${teams}::text[]) or a.from_team = any(${teams}::text[]))`] : []),
      ...(officer ? [sql`(a.to_officer = ${officer} or a.from_officer = ${officer})`] : []),
      ...(person ? [sql`a.person_id = ${person}`] : []),
      ...(since ? [sql`a.recorded_at >= ${since}`] : []),
    ],
    sql` and `,
  )

/** How many acts a filter finds, among those the reader may follow. */
export const countActs = async (trx: Trx, filter: ActFilter): Promise<number> => {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from allocation.act a where ${conditions(filter)}`.execute(trx)
  return rows[0]?.total ?? 0
}

/** Acts of giving cases, the latest first. Whoever did them, also by correcting an entry or loading a file. */
export const actsOf = async (
  trx: Trx,
  filter: ActFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly Act[]> => {
  const { rows } = await sql<Act>`
    select a.entry_id as "entryId", a.person_id as "personId", a.happened, a.recorded_at as "recordedAt",
      coalesce(w.name, acc.name, a.author) as by, p.name, p.crn,
      coalesce(p.restricted @> statement_timestamp(), false) as limited,
      ft.name as "fromTeam", coalesce(f.name, a.from_officer) as "from", tt.name as "toTeam",
      coalesce(t.name, a.to_officer) as "to", a.to_officer as "toOfficer", a.reason, a.against, a.corrects
    from (select * from allocation.act a where ${conditions(filter)}
      order by a.recorded_at desc, a.entry_id limit ${page.limit} offset ${page.offset}) a
    left join caseload.person p on p.person_id = a.person_id
    left join platform.practitioner w on w.code = a.author
    left join platform.account acc on acc.username = a.author
    left join platform.practitioner f on f.code = a.from_officer
    left join platform.practitioner t on t.code = a.to_officer
    left join platform.unit ft on ft.code = a.from_team
    join platform.unit tt on tt.code = a.to_team
    order by a.recorded_at desc, a.entry_id`.execute(trx)
  return rows
}
